/** The languages that texts are read in when somebody looks for words. */
@NullMarked
package io.taskflow.support.language;

import org.jspecify.annotations.NullMarked;
