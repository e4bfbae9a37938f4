package io.github.auth0guard.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.auth0guard.Claim;
import io.github.auth0guard.test.TestIssuer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A claim is read as what it is; as something else it is nothing. */
class ClaimsTest {
    @RegisterExtension
    static final TestIssuer ISSUER = TestIssuer.start();

    private static Claim claim(Object value) {
        return ISSUER.offlineVerifier()
                .verify(ISSUER.token().claim("x", value).sign())
                .claim("x");
    }

    @Test
    void anIntegerIsOneHoweverItIsWritten() {
        assertThat(claim(42).asLong()).contains(42L);
        assertThat(claim(new BigDecimal("42.0")).asLong()).contains(42L);
        assertThat(claim(Long.MIN_VALUE).asLong()).contains(Long.MIN_VALUE);
        for (Object other : List.of(
                42.5, new BigDecimal("9223372036854775808"), BigInteger.ONE.shiftLeft(70), "42", true, List.of(42))) {
            assertThat(claim(other).asLong()).isEmpty();
        }
    }

    @Test
    void aNumberKeepsItsFraction() {
        assertThat(claim(0.25).asDecimal()).contains(new BigDecimal("0.25"));
        assertThat(claim(7).asDecimal()).contains(BigDecimal.valueOf(7));
        assertThat(claim("7").asDecimal()).isEmpty();
    }

    @Test
    void aTimeIsOneBetween1970And9999() {
        assertThat(claim(0).asInstant()).contains(Instant.EPOCH);
        assertThat(claim(1.75).asInstant()).contains(Instant.ofEpochSecond(1));
        assertThat(claim(253_402_300_799L).asInstant()).contains(Instant.parse("9999-12-31T23:59:59Z"));
        for (Object other : List.of(-1, -0.5, 253_402_300_800L, 1e300, "0", List.of(0))) {
            assertThat(claim(other).asInstant()).isEmpty();
        }
    }

    @Test
    void aStringIsAListOfOneAndAMixtureIsNone() {
        assertThat(claim("a b").asStringList()).containsExactly("a b");
        assertThat(claim(List.of("b", "a", "b")).asStringList()).containsExactly("b", "a", "b");
        for (Object other : List.of(List.of(), List.of("a", 1), Arrays.asList("a", null), 1, true, Map.of("a", "b"))) {
            assertThat(claim(other).asStringList()).isEmpty();
        }
    }

    @Test
    void anObjectIsReadByItsMembersAndCannotBeChanged() {
        Claim object = claim(Map.of("a", Map.of("b", 1)));
        assertThat(object.asMap()).containsOnlyKeys("a");
        assertThat(object.at("a").asMap()).containsExactly(Map.entry("b", 1L));
        assertThat(object.at("a", "b").asLong()).contains(1L);
        assertThat(object.at("b", "a").isPresent()).isFalse();
        assertThat(object.at().asMap()).isEqualTo(object.asMap());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> object.asMap().put("a", "b"));
        assertThat(claim("a").asMap()).isEmpty();
    }

    @Test
    void itsTextSaysItsTypeOnly() {
        assertThat(claim("secret")).hasToString("Claim[String]");
        assertThat(claim(1)).hasToString("Claim[Long]");
        assertThat(claim(null)).hasToString("Claim[null]");
        assertThat(claim("secret").at("y")).hasToString("Claim[absent]");
    }
}
