/** What every servlet container must show. */
package io.github.auth0guard.acceptance.servlet.suite;
