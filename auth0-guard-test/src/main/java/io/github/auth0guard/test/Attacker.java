package io.github.auth0guard.test;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.auth0guard.json.JsonText;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Has a key, but not the issuer's; and everything that the issuer publishes. */
final class Attacker {
    /** Never published: published generations count from 0. */
    private static final int GENERATION = -1;

    private Attacker() {}

    /** Signs with the attacker's own key; the header says what it said. */
    static String sign(TestToken token) {
        return sign(token.raw());
    }

    static String sign(RawToken raw) {
        return raw.signedBy(key(raw)).sign();
    }

    /** Signs with the attacker's own key and brings it along in {@code jwk}. */
    static String signEmbedding(TestToken token) {
        return sign(token.header("jwk", key(token.raw()).jwk()));
    }

    private static TestKey key(RawToken raw) {
        return TestKeys.of(raw.key().algorithm(), GENERATION);
    }

    /** A MAC made with what everybody can know of the issuer's key. */
    static String hmac(TestToken token, byte[] secret) {
        return token.header("alg", "HS256").raw().signWith(content -> hmac(secret, content));
    }

    static byte[] pem(TestToken token) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der(token));
        return ("-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n").getBytes(US_ASCII);
    }

    static byte[] der(TestToken token) {
        return token.raw().publicKey().getEncoded();
    }

    static byte[] jwk(TestToken token) {
        return JsonText.of(token.raw().key().jwk()).getBytes(ISO_8859_1);
    }

    private static byte[] hmac(byte[] secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The claims of an ID token that the same login gives the client (OpenID Connect Core §2). */
    static TestToken idToken(TestToken token) {
        return token.audience("test-client").claim("nonce", "n-0S6_WzA2Mj").claim("at_hash", "77QmUPtjPfzWtF2AnpK9RQ");
    }

    /** The claims of OpenID Connect Back-Channel Logout §2.4. */
    static TestToken logoutToken(TestToken token) {
        Map<String, Object> events =
                Map.of("http://schemas.openid.net/event/backchannel-logout", new HashMap<String, Object>());
        return token.header("typ", "logout+jwt").claim("events", events).claim("jti", "logout-1");
    }

    /** The claims of RFC 9449 §4.2. */
    static TestToken dpopProof(TestToken token) {
        return token.header("typ", "dpop+jwt")
                .claim("htm", "GET")
                .claim("htu", token.audience())
                .claim("jti", "proof-1");
    }

    static Object nested(int depth) {
        Object value = "deep";
        for (int i = 0; i < depth; i++) {
            value = i % 2 == 0 ? List.of(value) : Map.of("a", value);
        }
        return value;
    }
}
