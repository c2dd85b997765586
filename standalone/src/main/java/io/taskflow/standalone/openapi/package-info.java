/** What the API says about itself: OpenAPI 3.1, with the headers, moments, pages and problems that all operations share. */
@NullMarked
package io.taskflow.standalone.openapi;

import org.jspecify.annotations.NullMarked;
