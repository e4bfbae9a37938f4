package io.github.auth0guard.dpop;

import io.github.auth0guard.error.InvalidDpopProofException;
import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import io.github.auth0guard.jwks.SenderJwk;
import io.github.auth0guard.jws.CompactJws;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A well-formed proof with all that RFC 9449 §4.2 asks for. Nothing in it is trusted yet, its signature included. */
record DpopProof(CompactJws jws, SenderJwk key, Claims claims) {
    /** A proof with an RSA key of 8192 bits fits. */
    private static final int MAX_LENGTH = 8 * 1024;

    private static final String TYPE = "dpop+jwt";

    /** RFC 9449 §4.3 (1) to (4) and (7): one field, one JWT, all claims, the type, and no more than a public key. */
    static DpopProof of(List<String> fields) {
        if (fields.isEmpty()) {
            throw new InvalidDpopProofException(Reason.DPOP_PROOF_MISSING);
        }
        if (fields.size() > 1) {
            throw new InvalidDpopProofException(Reason.DPOP_PROOF_REPEATED);
        }
        CompactJws jws = parse(fields.get(0));
        // To the letter: what signs proofs should sign nothing that a laxer reader takes for something else.
        if (!TYPE.equals(jws.header().members().get("typ"))) {
            throw new InvalidDpopProofException(Reason.DPOP_WRONG_TYPE);
        }
        return new DpopProof(jws, key(jws), Claims.of(jws.claims()));
    }

    private static CompactJws parse(String text) {
        try {
            return CompactJws.parse(text, MAX_LENGTH);
        } catch (InvalidTokenException e) {
            boolean large = e.reason() == Reason.TOKEN_TOO_LARGE;
            throw new InvalidDpopProofException(large ? Reason.DPOP_PROOF_TOO_LARGE : Reason.DPOP_PROOF_MALFORMED, e);
        }
    }

    private static SenderJwk key(CompactJws jws) {
        if (!(jws.header().members().get("jwk") instanceof Map<?, ?> members)) {
            throw new InvalidDpopProofException(Reason.DPOP_KEY_MISSING);
        }
        SenderJwk key = new SenderJwk(members);
        if (key.holdsSecret()) {
            throw new InvalidDpopProofException(Reason.DPOP_KEY_PRIVATE);
        }
        return key;
    }

    String thumbprint() {
        return key.thumbprint().orElseThrow(() -> new InvalidDpopProofException(Reason.DPOP_KEY_UNUSABLE));
    }

    /** The claims of RFC 9449 §4.2, of the right type and bounded. */
    record Claims(
            String jti,
            String htm,
            String htu,
            BigDecimal iat,
            String ath,
            @Nullable String nonce) {
        /** Room for any id that clients make; what is remembered of it has a fixed length anyway. */
        private static final int MAX_ID_LENGTH = 256;

        private static Claims of(Map<String, @Nullable Object> members) {
            Claims claims = new Claims(
                    string(members, "jti"),
                    string(members, "htm"),
                    string(members, "htu"),
                    number(members, "iat"),
                    string(members, "ath"),
                    members.containsKey("nonce") ? string(members, "nonce") : null);
            if (claims.jti.isEmpty() || claims.jti.length() > MAX_ID_LENGTH) {
                throw new InvalidDpopProofException(Reason.DPOP_BAD_CLAIM);
            }
            return claims;
        }

        private static String string(Map<String, @Nullable Object> members, String name) {
            if (required(members, name) instanceof String text) {
                return text;
            }
            throw new InvalidDpopProofException(Reason.DPOP_BAD_CLAIM);
        }

        private static BigDecimal number(Map<String, @Nullable Object> members, String name) {
            if (required(members, name) instanceof Number number) {
                return new BigDecimal(number.toString());
            }
            throw new InvalidDpopProofException(Reason.DPOP_BAD_CLAIM);
        }

        private static @Nullable Object required(Map<String, @Nullable Object> members, String name) {
            if (!members.containsKey(name)) {
                throw new InvalidDpopProofException(Reason.DPOP_CLAIM_MISSING);
            }
            return members.get(name);
        }
    }
}
