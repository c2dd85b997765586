/** Logging in as somebody whom an external OpenID Connect issuer knows. */
@NullMarked
package io.taskflow.command.account.oidc;

import org.jspecify.annotations.NullMarked;
