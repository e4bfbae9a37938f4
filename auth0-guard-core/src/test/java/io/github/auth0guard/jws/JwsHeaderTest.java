package io.github.auth0guard.jws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.auth0guard.error.InvalidTokenException;
import io.github.auth0guard.error.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwsHeaderTest {
    @Test
    void whatCountsCanBeRead() {
        Map<String, Object> members = Map.of("alg", "RS256", "kid", "k", "typ", "JWT", "x", 1L);
        JwsHeader header = JwsHeader.of(members);
        assertThat(header).isEqualTo(new JwsHeader("RS256", "k", "jwt", members));
    }

    @Test
    void onlyTheAlgorithmIsNeeded() {
        assertThat(JwsHeader.of(Map.of("alg", ""))).isEqualTo(new JwsHeader("", null, null, Map.of("alg", "")));
        assertThat(reason(Map.of())).isEqualTo(Reason.BAD_HEADER);
        assertThat(reason(Map.of("kid", "k"))).isEqualTo(Reason.BAD_HEADER);
    }

    @ParameterizedTest
    @CsvSource({
        "JWT, jwt",
        "application/JWT, jwt",
        "APPLICATION/at+JWT, at+jwt",
        "text/jwt, text/jwt",
        "application/application/jwt, application/jwt"
    })
    void theTypeIsReadAsAMediaType(String typ, String type) {
        assertThat(JwsHeader.of(Map.of("alg", "RS256", "typ", typ)).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/", "Application/"})
    void anEmptyTypeIsNone(String type) {
        assertThat(reason(Map.of("alg", "RS256", "typ", type))).isEqualTo(Reason.BAD_HEADER);
        assertThat(reason(Map.of("alg", "RS256", "cty", type))).isEqualTo(Reason.BAD_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crit", "b64", "zip", "enc"})
    void extensionsAreRefusedWhateverTheirValue(String name) {
        assertThat(reason(Map.of("alg", "RS256", name, "x"))).isEqualTo(Reason.UNSUPPORTED_EXTENSION);
        assertThat(reason(withNull(name))).isEqualTo(Reason.UNSUPPORTED_EXTENSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "application/JWT"})
    void aNestedTokenIsRefused(String contentType) {
        assertThat(reason(Map.of("alg", "RS256", "cty", contentType))).isEqualTo(Reason.NESTED_TOKEN);
    }

    @Test
    void otherContentIsNobodysBusiness() {
        assertThat(JwsHeader.of(Map.of("alg", "RS256", "cty", "json")).algorithm())
                .isEqualTo("RS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alg", "kid", "typ", "cty", "jku", "x5u", "x5t", "x5t#S256", "jwk", "x5c"})
    void registeredMembersMustHaveTheirTypes(String name) {
        Map<String, Object> numbered = new HashMap<>(Map.of("alg", "RS256"));
        numbered.put(name, 1L);
        assertThat(reason(numbered)).isEqualTo(Reason.BAD_HEADER);
        assertThat(reason(withNull(name))).isEqualTo(Reason.BAD_HEADER);
    }

    static Stream<Map<String, Object>> oddKeys() {
        return Stream.of(
                Map.of("jwk", "x"),
                Map.of("jwk", Map.of()),
                Map.of("jwk", Map.of("kty", 1L)),
                Map.of("jku", "no uri"),
                Map.of("x5u", "\u0000"),
                Map.of("x5c", "x"),
                Map.of("x5c", List.of("x", 1L)));
    }

    @ParameterizedTest
    @MethodSource
    void oddKeys(Map<String, Object> member) {
        Map<String, Object> members = new HashMap<>(member);
        members.put("alg", "RS256");
        assertThat(reason(members)).isEqualTo(Reason.BAD_HEADER);
    }

    @Test
    void wellFormedKeysAreLeftAlone() {
        Map<String, Object> members =
                Map.of("alg", "RS256", "jwk", Map.of("kty", "RSA"), "x5c", List.of("x"), "jku", "x", "x5t#S256", "x");
        assertThat(JwsHeader.of(members).members()).isEqualTo(members);
    }

    private static Map<String, Object> withNull(String name) {
        Map<String, Object> members = new HashMap<>(Map.of("alg", "RS256"));
        members.put(name, null);
        return members;
    }

    private static Reason reason(Map<String, Object> members) {
        return catchThrowableOfType(InvalidTokenException.class, () -> JwsHeader.of(members))
                .reason();
    }
}
