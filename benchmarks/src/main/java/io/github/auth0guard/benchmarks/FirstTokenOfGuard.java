package io.github.auth0guard.benchmarks;

import io.github.auth0guard.TokenVerifier;

/** Verifies one token and says so. */
final class FirstTokenOfGuard {
    private FirstTokenOfGuard() {}

    public static void main(String... args) {
        try (TokenVerifier verifier =
                TokenVerifier.forDomain(args[0]).audience(args[1]).build()) {
            verifier.verify(args[2]);
            System.out.println("verified");
        }
    }
}
