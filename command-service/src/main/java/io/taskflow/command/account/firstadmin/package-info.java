/** The first admin, made at the first start. */
@NullMarked
package io.taskflow.command.account.firstadmin;

import org.jspecify.annotations.NullMarked;
