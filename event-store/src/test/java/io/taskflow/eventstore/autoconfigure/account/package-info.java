/** An Axon application in miniature that knows nothing of taskflow. */
package io.taskflow.eventstore.autoconfigure.account;
