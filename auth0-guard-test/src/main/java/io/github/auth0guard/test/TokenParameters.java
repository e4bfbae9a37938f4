package io.github.auth0guard.test;

import io.github.auth0guard.AccessToken;
import io.github.auth0guard.IssuerVerifier;
import java.lang.reflect.Parameter;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link WithAccessToken} gives to the parameters of test methods. */
final class TokenParameters {
    private final TestIssuer issuer;
    private final Map<Class<?>, Function<TestToken, Object>> types = Map.of(
            String.class, TestToken::sign,
            TestToken.class, token -> token,
            AccessToken.class, this::verified,
            HttpClient.class, TestToken::httpClient);

    TokenParameters(TestIssuer issuer) {
        this.issuer = issuer;
    }

    private AccessToken verified(TestToken token) {
        try (IssuerVerifier verifier = issuer.offlineVerifier()) {
            return verifier.verify(token.sign());
        }
    }

    boolean supports(ParameterContext parameter, ExtensionContext context) {
        return types.containsKey(type(parameter))
                && annotation(parameter, context).isPresent();
    }

    Object resolve(ParameterContext parameter, ExtensionContext context) {
        WithAccessToken wanted = annotation(parameter, context).orElseThrow();
        return Objects.requireNonNull(types.get(type(parameter))).apply(token(wanted));
    }

    private TestToken token(WithAccessToken wanted) {
        TestToken token = issuer.token().subject(wanted.subject());
        if (wanted.scopes().length > 0) {
            token = token.scope(wanted.scopes());
        }
        return wanted.permissions().length > 0 ? token.permissions(wanted.permissions()) : token;
    }

    private static Class<?> type(ParameterContext parameter) {
        return parameter.getParameter().getType();
    }

    /** The nearest: on the parameter, its method, the test method that a {@code @BeforeEach} prepares, the classes. */
    private static Optional<WithAccessToken> annotation(ParameterContext context, ExtensionContext test) {
        Parameter parameter = context.getParameter();
        Optional<WithAccessToken> own = AnnotationSupport.findAnnotation(parameter, WithAccessToken.class);
        if (own.isPresent() || (isText(parameter) && hasArguments(context))) {
            return own;
        }
        return Stream.concat(Stream.of(context.getDeclaringExecutable()), test.getTestMethod().stream())
                .flatMap(method -> AnnotationSupport.findAnnotation(method, WithAccessToken.class).stream())
                .findFirst()
                .or(() -> ofClass(test));
    }

    private static Optional<WithAccessToken> ofClass(ExtensionContext test) {
        return AnnotationSupport.findAnnotation(
                test.getRequiredTestClass(), WithAccessToken.class, test.getEnclosingTestClasses());
    }

    private static boolean isText(Parameter parameter) {
        return parameter.getType() == String.class;
    }

    /** Then a text may be an argument, and JUnit takes two providers for a contradiction. */
    private static boolean hasArguments(ParameterContext context) {
        return AnnotationSupport.isAnnotated(context.getDeclaringExecutable(), TestTemplate.class);
    }
}
