package io.github.auth0guard.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.auth0guard.http.RequestAuthenticator;
import io.github.auth0guard.http.ResourceMetadata;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Serves the resource metadata (RFC 9728), so that clients find the authorization server by asking. Map it to {@link
 * ResourceMetadata#path()}. Unless the metadata names scopes itself, they are those of the application's policy.
 *
 * <pre>{@code
 * ResourceMetadataServlet servlet = new ResourceMetadataServlet(authenticator);
 * context.addServlet("resource-metadata", servlet).addMapping(servlet.path());
 * }</pre>
 */
@Public
public final class ResourceMetadataServlet extends HttpServlet {
    static final String SCOPES = ResourceMetadataServlet.class.getName() + ".scopes";

    private static final long serialVersionUID = 1L;

    private final transient ResourceMetadata metadata;

    /**
     * Makes the servlet for what an authenticator enforces.
     *
     * @param authenticator an authenticator that was built with metadata
     * @throws IllegalArgumentException if it was not
     */
    public ResourceMetadataServlet(RequestAuthenticator authenticator) {
        this.metadata = authenticator
                .resourceMetadata()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Build the RequestAuthenticator with resourceMetadata(...) first"));
    }

    /**
     * Returns the path to map the servlet to.
     *
     * @return the path within the host
     */
    public String path() {
        return metadata.path();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream()
                .write(metadata.scopesSupportedIfUnset(policyScopes()).toJson().getBytes(US_ASCII));
    }

    /** What the policy of this application asks for anywhere; the filter leaves it here when it starts. */
    private List<String> policyScopes() {
        return getServletContext().getAttribute(SCOPES) instanceof Collection<?> scopes
                ? scopes.stream().map(String.class::cast).toList()
                : List.of();
    }
}
