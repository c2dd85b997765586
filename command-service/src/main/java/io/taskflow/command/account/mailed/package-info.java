/** What a mail lets its reader do: confirm an address, set another password. */
@NullMarked
package io.taskflow.command.account.mailed;

import org.jspecify.annotations.NullMarked;
