package io.github.auth0guard.test;

/**
 * One hostile request.
 *
 * @param name what is hostile about it
 * @param request the request
 * @param expected what must come of it
 */
record Attempt(String name, RawRequest request, Expectation expected) {}
