package io.github.auth0guard.jws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactJwsTest {
    private static final int MAX = 1_000;
    private static final String HEADER = encode("{\"alg\":\"RS256\"}");
    private static final String CLAIMS = encode("{\"sub\":\"x\"}");

    @Test
    void itsHeaderAndClaimsCanBeRead() {
        CompactJws jws = CompactJws.parse(HEADER + '.' + CLAIMS + ".AQID", MAX);
        assertThat(jws.header().algorithm()).isEqualTo("RS256");
        assertThat(jws.claims()).isEqualTo(Map.of("sub", "x"));
        assertThat(jws.signature()).containsExactly(1, 2, 3);
    }

    @Test
    void theLargestAllowedIsRead() {
        String text = HEADER + '.' + CLAIMS + ".AQID";
        assertThat(CompactJws.parse(text, text.length()).claims()).hasSize(1);
        assertThat(reason(text, text.length() - 1)).isEqualTo(Reason.TOKEN_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'', NOT_A_JWS",
                "., NOT_A_JWS",
                ".., NOT_A_JWS",
                "..., NOT_A_JWS",
                "...., ENCRYPTED_TOKEN",
                "....., NOT_A_JWS",
                "e30, NOT_A_JWS",
                "e30.e30, NOT_A_JWS",
                ".e30.AA, NOT_A_JWS",
                "e30..AA, NOT_A_JWS",
                "e30.., NOT_A_JWS",
                "e30., NOT_A_JWS",
                ".e30., NOT_A_JWS",
                "e30.e30.., NOT_A_JWS",
                "e30.e30..., ENCRYPTED_TOKEN",
                "e30.e30...., NOT_A_JWS",
                "e30.e30., UNSIGNED",
                "e30.e30.e30.e30, NOT_A_JWS",
                "e30.e30.e30.e30.e30, ENCRYPTED_TOKEN",
                "e30.e30.AA, BAD_HEADER",
                "e3.e30.AA, BAD_BASE64URL",
                "W10.e30.AA, BAD_JSON"
            })
    void otherShapesAreRefused(String text, Reason reason) {
        assertThat(reason(text, MAX)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "=",
        "A",
        "AAAAA",
        "AB",
        "A*",
        "\u00e9\u00e9",
        "\u20ac\u20ac",
        "\ud83d\ude00",
        "AAA\ud83d\ude00AA",
        "\ud83d"
    })
    void eachSegmentMustBeCanonical(String odd) {
        assertThat(reason(odd + '.' + CLAIMS + ".AQID", MAX)).isEqualTo(Reason.BAD_BASE64URL);
        assertThat(reason(HEADER + '.' + odd + ".AQID", MAX)).isEqualTo(Reason.BAD_BASE64URL);
        assertThat(reason(HEADER + '.' + CLAIMS + '.' + odd, MAX)).isEqualTo(Reason.BAD_BASE64URL);
    }

    @Test
    void whatIsWrongWithTheJsonIsSaid() {
        assertThat(reason(HEADER + '.' + encode("{\"a\":\"\u00ff\"}") + ".AA", MAX))
                .isEqualTo(Reason.BAD_UTF8);
        assertThat(reason(HEADER + '.' + encode("{\"a\":01}") + ".AA", MAX)).isEqualTo(Reason.BAD_JSON);
        assertThat(reason(HEADER + '.' + encode("{\"a\":1,\"a\":1}") + ".AA", MAX))
                .isEqualTo(Reason.DUPLICATE_MEMBER);
        assertThat(reason(HEADER + '.' + encode("{\"a\":" + "[".repeat(17)) + ".AA", MAX))
                .isEqualTo(Reason.JSON_TOO_COMPLEX);
    }

    private static Reason reason(String text, int max) {
        return catchThrowableOfType(InvalidTokenException.class, () -> CompactJws.parse(text, max))
                .reason();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(ISO_8859_1));
    }
}
