package io.github.auth0guard.dpop;

/** Whether tokens may or must be sent with the DPoP scheme. In every mode a DPoP-bound token is refused without proof. */
public enum DpopMode {
    /** Only bearer tokens: the DPoP scheme is not accepted. */
    DISABLED,
    /** Both schemes: bound tokens with a proof, unbound ones as bearer tokens. */
    ALLOWED,
    /** Only bound tokens with a proof: the Bearer scheme is not accepted. */
    REQUIRED
}
