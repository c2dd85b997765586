/** Mail to people: what is written, and the one way it leaves. */
@NullMarked
package io.taskflow.command.mail;

import org.jspecify.annotations.NullMarked;
