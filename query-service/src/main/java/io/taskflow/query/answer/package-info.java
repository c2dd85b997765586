/** What every answer carries besides its body: position, validators, rules for caches. */
@NullMarked
package io.taskflow.query.answer;

import org.jspecify.annotations.NullMarked;
