package io.github.auth0guard;

import java.util.Optional;

/**
 * An Auth0 organization that a user logged in with.
 *
 * @param id {@code org_id}, stable
 * @param name {@code org_name}; empty unless the tenant adds it
 */
public record Organization(String id, Optional<String> name) {}
