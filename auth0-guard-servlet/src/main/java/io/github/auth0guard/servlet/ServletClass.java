package io.github.auth0guard.servlet;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A servlet's class with all that it inherits, without what the Servlet API brings. */
record ServletClass(Class<?> type) {
    /** Empty for what has no class of its own or can't be loaded whole: then there is nothing to read. */
    static Optional<ServletClass> load(ServletContext context, @Nullable String className) {
        if (className == null) {
            return Optional.empty();
        }
        ClassLoader application = context.getClassLoader();
        ClassLoader loader = application != null ? application : ServletClass.class.getClassLoader();
        try {
            ServletClass type = new ServletClass(Class.forName(className, false, loader));
            type.methods(); // resolves every type that a method mentions
            return Optional.of(type);
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Whether any of our annotations stands on it anywhere. */
    boolean isAnnotated() {
        return Stream.concat(hierarchy().stream(), methods().stream())
                .anyMatch(each -> !OwnAnnotations.of(each).isEmpty());
    }

    String name() {
        return type.getName();
    }

    /** The class, its superclasses and all interfaces; the class itself first. */
    Set<Class<?>> hierarchy() {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && !isOfTheApi(each); each = each.getSuperclass()) {
            found.add(each);
        }
        List.copyOf(found).forEach(each -> addInterfaces(each, found));
        return found;
    }

    private static boolean isOfTheApi(Class<?> type) {
        return type == HttpServlet.class || type == GenericServlet.class || type == Object.class;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
        for (Class<?> each : type.getInterfaces()) {
            if (found.add(each)) {
                addInterfaces(each, found);
            }
        }
    }

    /** All methods as they were written, inherited ones and private ones too. */
    List<Method> methods() {
        return hierarchy().stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> !method.isBridge() && !method.isSynthetic())
                .toList();
    }

    /** Every declaration of a doX method, the most specific first. */
    List<Method> handlers(String name) {
        return methods().stream()
                .filter(method -> method.getName().equals(name) && isHandler(method))
                .toList();
    }

    static boolean isHandler(Method method) {
        return Arrays.equals(
                method.getParameterTypes(), new Class<?>[] {HttpServletRequest.class, HttpServletResponse.class});
    }

    /** Whether HttpServlet.service picks the doX method. Whoever overrides any service method may do otherwise. */
    boolean leavesDispatchToHttpServlet() {
        return HttpServlet.class.isAssignableFrom(type) && methods().stream().noneMatch(ServletClass::isService);
    }

    private static boolean isService(Method method) {
        return method.getName().equals("service") && method.getParameterCount() == 2;
    }

    /** Whether OPTIONS gets no more than the list of methods that HttpServlet makes. */
    boolean leavesOptionsToHttpServlet() {
        return leavesDispatchToHttpServlet() && handlers("doOptions").isEmpty();
    }
}
