/** What every log promises, one named rule a test, against the public interfaces alone; an engine is held to it by extending the rules. */
package io.taskflow.eventstore.contract;
