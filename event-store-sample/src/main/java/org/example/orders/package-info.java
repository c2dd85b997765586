/** Orders that are placed, filled, shipped, billed and delivered: an Axon application as its users write them. */
@NullMarked
package org.example.orders;

import org.jspecify.annotations.NullMarked;
