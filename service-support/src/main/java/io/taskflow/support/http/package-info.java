/** Small conventions both HTTP sides share: headers, instants, identifiers. */
@NullMarked
package io.taskflow.support.http;

import org.jspecify.annotations.NullMarked;
