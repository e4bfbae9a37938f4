package io.github.auth0guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auth0guard.jws.SignatureAlgorithm;
import io.github.auth0guard.jws.SignatureProvider;
import io.github.auth0guard.jws.SigningKey;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is remembered is bounded in bytes, whatever the tokens look like. */
class VerifiedTokensTest {
    private static final long MEBIBYTE = 1024 * 1024;
    private static SigningKey key;

    @BeforeAll
    static void makeKey() throws GeneralSecurityException {
        key = new SigningKey(
                "k",
                SignatureAlgorithm.EdDSA,
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic(),
                SignatureProvider.ofPlatform());
    }

    private static VerifiedToken verified(String raw, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> claims = new HashMap<>(more);
        claims.put("iss", "https://tenant.eu.auth0.com/");
        claims.put("aud", "https://api.example.com/");
        claims.put("exp", 1_900_000_000L);
        return new VerifiedToken(new AccessToken(raw, new TokenClaims(claims)), key.id(), key, true);
    }

    /** What a claim adds to a token. */
    private static int weightOf(Object claim) {
        return verified("token", Map.of("a", claim)).weight()
                - verified("token", Map.of()).weight();
    }

    @Test
    void manyTokensStayWithinTheLimit() {
        VerifiedTokens tokens = new VerifiedTokens(TokenCache.ofMebibytes(1), 16 * 1024);
        for (int i = 0; i < 20_000; i++) {
            String raw = "token" + i;
            tokens.verify(raw, known -> null, () -> verified(raw, Map.of()));
        }
        assertThat(tokens.weight()).isBetween(MEBIBYTE / 2, MEBIBYTE);
    }

    @Test
    void manyLargeTokensStayWithinTheLimit() {
        VerifiedTokens tokens = new VerifiedTokens(TokenCache.ofMebibytes(1), 16 * 1024);
        for (int i = 0; i < 500; i++) {
            String raw = "x".repeat(10_000) + i;
            tokens.verify(raw, known -> null, () -> verified(raw, Map.of("long", "y".repeat(7_000))));
        }
        assertThat(tokens.weight()).isBetween(MEBIBYTE / 2, MEBIBYTE);
    }

    /** The text of such a token is short, and its objects are many. */
    @Test
    void manySmallValuesWeighWhatTheyTake() {
        List<@Nullable Object> numbers = new ArrayList<>();
        for (long i = 1_000; i < 3_000; i++) {
            numbers.add(i);
        }
        assertThat(weightOf(numbers)).isGreaterThan(2_000 * (Long.BYTES + 16 + 4));
    }

    /** A name's string and its bytes, the number, and the places of both in the tables. */
    @Test
    void manySmallMembersWeighWhatTheyTake() {
        Map<String, @Nullable Object> members = new HashMap<>();
        for (long i = 1_000; i < 2_000; i++) {
            members.put("m" + i, i);
        }
        assertThat(weightOf(members)).isGreaterThan(1_000 * (24 + 24 + 24 + 16));
    }

    /** A list, its array, and the wrapper that can't be written to. */
    @Test
    void manyEmptyListsWeighWhatTheyTake() {
        List<List<Object>> lists = Collections.nCopies(1_000, List.of());
        assertThat(weightOf(lists)).isGreaterThan(1_000 * (24 + 32 + 24 + 4));
    }

    @Test
    void textsWeighTwoBytesACharacterWhereverTheyStand() {
        String text = "\u20ac".repeat(1_000);
        int plain = verified("token", Map.of()).weight();
        assertThat(verified("token" + text, Map.of()).weight() - plain).isGreaterThanOrEqualTo(2_000);
        assertThat(verified("token", Map.of("a", text)).weight() - plain).isGreaterThanOrEqualTo(2_000);
        assertThat(verified("token", Map.of(text, 1L)).weight() - plain).isGreaterThanOrEqualTo(2_000);
        assertThat(verified("token", Map.of("a", List.of(Map.of(text, text)))).weight() - plain)
                .isGreaterThanOrEqualTo(4_000);
    }

    /** A BigDecimal of 64 digits holds a BigInteger, and that an array. */
    @Test
    void decimalsWeighWhatTheyTake() {
        List<BigDecimal> decimals = Collections.nCopies(1_000, new BigDecimal("0." + "7".repeat(62)));
        assertThat(weightOf(decimals)).isGreaterThan(1_000 * (40 + 40 + 48 + 8));
    }

    @Test
    void nothingIsHeldWhenItIsDisabledOrNotMemorableOrCleared() {
        VerifiedTokens disabled = new VerifiedTokens(TokenCache.disabled(), 16 * 1024);
        disabled.verify("token", known -> null, () -> verified("token", Map.of()));
        assertThat(disabled.weight()).isZero();

        VerifiedTokens tokens = new VerifiedTokens(TokenCache.ofMebibytes(1), 16 * 1024);
        tokens.verify(
                "a",
                known -> null,
                () -> new VerifiedToken(verified("a", Map.of()).token(), key.id(), key, false));
        assertThat(tokens.weight()).isZero();
        tokens.verify("b", known -> null, () -> verified("b", Map.of()));
        assertThat(tokens.weight()).isPositive();
        tokens.clear();
        assertThat(tokens.weight()).isZero();
    }
}
