package io.github.auth0guard.acceptance.differential;

import static io.github.auth0guard.acceptance.differential.DifferentialTest.NOW;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** Why we take what a peer refuses: each rule is one peer's own. */
enum Leniency {
    /** RFC 7519 §5.2 gives a meaning to JWT only; jjwt takes claims with any other value for something else. */
    CONTENT_TYPES("jjwt", token -> token.header().has("cty")),
    /** We don't read certificates that we don't use; jjwt does. */
    UNREAD_CERTIFICATES("jjwt", token -> token.header().has("x5c")),
    /** Our tolerance is for exp as for the rest; jose4j never takes a token that expired before it was issued. */
    EXPIRED_BEFORE_ISSUED(
            "jose4j",
            token -> token.claims().path("exp").asDouble()
                    < token.claims().path("iat").asDouble()),
    /** RFC 7519 §4.1.5: from nbf on the token is valid, so at the limit of the tolerance too. */
    NOT_BEFORE_INCLUSIVE("Nimbus", token -> token.claims().path("nbf").asDouble() == NOW.getEpochSecond() + 10);

    private final String peer;
    private final Predicate<TokenText> explains;

    Leniency(String peer, Predicate<TokenText> explains) {
        this.peer = peer;
        this.explains = explains;
    }

    static Optional<Leniency> explaining(String refusingPeer, String token) {
        return Arrays.stream(values())
                .filter(rule -> rule.peer.equals(refusingPeer) && rule.explains.test(TokenText.of(token)))
                .findFirst();
    }
}
