package io.github.auth0guard.test;

import io.github.auth0guard.error.Reason;

/**
 * A token that is good but for one thing. Immutable.
 *
 * @param token the token without the defect
 * @param defect the one thing
 */
public record DefectiveToken(TestToken token, Defect defect) {
    /**
     * Makes the defective text. Most defects can only be made by signing, so each call signs.
     *
     * @return what a client would send; mostly, but not always, a compact serialisation
     */
    public String sign() {
        return defect.spoil(token);
    }

    /**
     * Returns why it must be refused.
     *
     * @return {@link Defect#reason()}
     */
    public Reason reason() {
        return defect.reason();
    }
}
