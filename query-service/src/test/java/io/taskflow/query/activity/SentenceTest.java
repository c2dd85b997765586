package io.taskflow.query.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.EventTypes;
import io.taskflow.events.TaskflowEvent;
import io.taskflow.query.people.KnownPeople;
import io.taskflow.query.people.People;
import io.taskflow.query.people.Person;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SentenceTest {
    private static final UUID ADA = UUID.fromString("00000000-0000-7000-8000-00000000ada0");
    private static final UUID GRACE = UUID.fromString("00000000-0000-7000-8000-0000000064ce");
    private static final People PEOPLE = KnownPeople.of(new Person(ADA, "Ada"), new Person(GRACE, "Grace"));

    private static JsonNode json(String text) {
        return text == null
                ? null
                : JsonMapper.shared()
                        .readTree(text.replace('\'', '"')
                                .replace("GRACE", GRACE.toString())
                                .replace("ADA", ADA.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            board.created        |                             | {'name':'Ops'}                | Ada created the board “Ops”
            board.imported       |                             | {'importId':'x'}              | Ada completed the import of the board
            board.renamed        | {'name':'Ops'}              | {'name':'Operations'}         | Ada renamed the board from “Ops” to “Operations”
            board.archived       |                             |                               | Ada archived the board
            board.restored       |                             |                               | Ada restored the board
            board.visibility-changed | {'visibility':'WORKSPACE'} | {'visibility':'PRIVATE'}   | Ada made the board private
            board.visibility-changed | {'visibility':'PRIVATE'} | {'visibility':'WORKSPACE'}   | Ada opened the board to the workspace
            board.member-added   |                             | {'member':'GRACE','role':'EDITOR'} | Ada added Grace to the board as editor
            board.member-role-changed | {'member':'GRACE','role':'EDITOR'} | {'member':'GRACE','role':'VIEWER'} | Ada changed the role of Grace from editor to viewer
            board.member-removed | {'member':'GRACE','role':'VIEWER'} |                        | Ada took Grace off the board
            board.column-added   |                             | {'column':'Doing'}            | Ada added the column “Doing”
            board.column-renamed | {'column':'Doing'}          | {'column':'Under way'}        | Ada renamed the column “Doing” to “Under way”
            board.column-moved   | {'column':'Doing'}          | {'column':'Doing'}            | Ada moved the column “Doing”
            board.column-limited |                             | {'column':'Doing','wipLimit':3,'wipPolicy':'BLOCK'} | Ada limited the column “Doing” to 3 tasks
            board.column-limited |                             | {'column':'Doing','wipLimit':1,'wipPolicy':'WARN'} | Ada set a limit of 1 task to be shown on the column “Doing”
            board.column-limited | {'column':'Doing','wipLimit':3} | {'column':'Doing','wipPolicy':'WARN'} | Ada removed the limit of the column “Doing”
            board.column-archived | {'column':'Doing'}         |                               | Ada archived the column “Doing”
            board.column-restored |                            | {'column':'Doing'}            | Ada restored the column “Doing”
            board.column-deleted | {'column':'Doing'}          |                               | Ada deleted the column “Doing”
            board.label-added    |                             | {'label':'Bug','color':'red'} | Ada added the label “Bug”
            board.label-renamed  | {'label':'Bug'}             | {'label':'Defect'}            | Ada renamed the label “Bug” to “Defect”
            board.label-recolored | {'label':'Bug','color':'red'} | {'label':'Bug','color':'green'} | Ada changed the color of the label “Bug” to green
            board.label-deleted  | {'label':'Bug'}             |                               | Ada deleted the label “Bug”
            board.field-added    |                             | {'field':'Team','type':'TEXT'} | Ada added the field “Team”
            board.field-renamed  | {'field':'Team'}            | {'field':'Squad'}             | Ada renamed the field “Team” to “Squad”
            board.field-options-changed | {'field':'Team'}     | {'field':'Team','options':['A','B']} | Ada changed the options of the field “Team” to “A”, “B”
            board.field-deleted  | {'field':'Team'}            |                               | Ada deleted the field “Team”
            task.created         |                             | {'column':'Doing'}            | Ada created “Fix it” in “Doing”
            task.renamed         | {'title':'Fix it'}          | {'title':'Fix that'}          | Ada renamed “Fix it” to “Fix that”
            task.described       |                             | {'description':'d'}           | Ada changed the description of “Fix it”
            task.moved           | {'column':'A'}              | {'column':'B'}                | Ada moved “Fix it” from “A” to “B”
            task.moved           | {'column':'A','rank':'a'}   | {'column':'A','rank':'b'}     | Ada moved “Fix it” within “A”
            task.assigned        |                             | {'assignee':'GRACE'}          | Ada assigned Grace to “Fix it”
            task.unassigned      | {'assignee':'GRACE'}        |                               | Ada took “Fix it” off Grace
            task.labelled        |                             | {'label':'Bug'}               | Ada labelled “Fix it” with “Bug”
            task.unlabelled      | {'label':'Bug'}             |                               | Ada took the label “Bug” off “Fix it”
            task.recurrence-changed |                          | {'recurrence':{'every':1,'unit':'DAY','weekdays':[]}} | Ada let “Fix it” recur every day
            task.recurrence-changed |                          | {'recurrence':{'every':2,'unit':'WEEK','weekdays':['MONDAY','FRIDAY']}} | Ada let “Fix it” recur every 2 weeks on Monday, Friday
            task.recurrence-changed | {'recurrence':{'every':1,'unit':'DAY'}} |           | Ada let “Fix it” recur no more
            task.recurred        |                             | {'nextDueAt':'2026-03-01T09:00:00Z'} | Ada began the next “Fix it”, due 2026-03-01T09:00:00Z
            task.followed        |                             | {'previousTaskId':'x'}        | Ada let “Fix it” follow the one before it, which was done
            task.prioritized     |                             | {'priority':'HIGH'}           | Ada set the priority of “Fix it” to HIGH
            task.prioritized     | {'priority':'HIGH'}         |                               | Ada removed the priority of “Fix it”
            task.due-changed     |                             | {'dueAt':'2026-03-01T09:00:00Z'} | Ada set the due date of “Fix it” to 2026-03-01T09:00:00Z
            task.start-changed   |                             | {'startAt':'2026-03-01T09:00:00Z'} | Ada set the start date of “Fix it” to 2026-03-01T09:00:00Z
            task.due-marked      | {'dueDone':false}           | {'dueDone':true}              | Ada marked “Fix it” as done
            task.due-marked      | {'dueDone':true}            | {'dueDone':false}             | Ada marked “Fix it” as not done
            task.fields-changed  | {'fields':{'team':'A'}}     | {'fields':{'team':null,'size':'2'}} | Ada changed size, team of “Fix it”
            task.checklist-added   |                           | {'checklist':'QA'}            | Ada added the checklist “QA” to “Fix it”
            task.checklist-renamed | {'checklist':'QA'}        | {'checklist':'Check'}         | Ada renamed the checklist “QA” of “Fix it” to “Check”
            task.checklist-removed | {'checklist':'QA'}        |                               | Ada deleted the checklist “QA” of “Fix it”
            task.checklist-item-added | | {'checklist':'QA','item':'Try it'} | Ada added “Try it” to the checklist “QA” of “Fix it”
            task.checklist-item-reworded | {'checklist':'QA','item':'Try it'} | {'checklist':'QA','item':'Try that'} | Ada changed “Try it” on the checklist “QA” of “Fix it” to “Try that”
            task.checklist-item-marked | {'checklist':'QA','item':'Try it','done':false} | {'checklist':'QA','item':'Try it','done':true} | Ada marked “Try it” on the checklist “QA” of “Fix it” as done
            task.checklist-item-removed | {'checklist':'QA','item':'Try it'} | | Ada took “Try it” off the checklist “QA” of “Fix it”
            task.blocked         |                             | {'blockedBy':'x'}             | Ada let “Fix it” wait for another task
            task.unblocked       | {'blockedBy':'x'}           |                               | Ada let “Fix it” wait for another task no longer
            task.blocking-began  |                             | {'blocks':'x'}                | Ada let another task wait for “Fix it”
            task.blocking-ended  | {'blocks':'x'}              |                               | Ada let another task wait for “Fix it” no longer
            task.archived        |                             |                               | Ada archived “Fix it”
            task.restored        |                             | {'column':'Doing'}            | Ada restored “Fix it” to “Doing”
            task.left            | {'column':'Doing'}          |                               | Ada moved “Fix it” to another board
            task.left            | {'labels':['Bug','New'],'fields':{'team':'A'},'unassigned':['GRACE']} | | Ada moved “Fix it” to another board, without the label “Bug”, the label “New”, the field “team”, Grace
            task.joined          |                             | {'column':'Doing'}            | Ada moved “Fix it” from another board to “Doing”
            comment.added        |                             | {'comment':'Done?'}           | Ada commented on “Fix it”
            comment.edited       | {'comment':'Done?'}         | {'comment':'Done!'}           | Ada changed a comment on “Fix it”
            comment.deleted      | {'comment':'Done!'}         |                               | Ada deleted a comment on “Fix it”
            watcher.added        |                             | {'watcher':'GRACE'}           | Ada let Grace watch “Fix it”
            watcher.added        |                             | {'watcher':'ADA'}             | Ada watches “Fix it”
            watcher.removed      | {'watcher':'GRACE'}         |                               | Ada let Grace watch “Fix it” no longer
            watcher.removed      | {'watcher':'ADA'}           |                               | Ada watches “Fix it” no longer
            task.from-the-future |                             |                               | Ada caused task.from-the-future
            """)
    void everyEventIsASentence(String type, String before, String after, String sentence) {
        assertThat(Sentence.of(type, ADA, "Fix it", json(before), json(after), PEOPLE))
                .isEqualTo(sentence);
    }

    static Stream<Class<? extends TaskflowEvent>> boardAndTaskEvents() {
        return EventTypes.all().stream()
                .filter(type -> !type.getPackageName().endsWith("workspace"))
                .filter(type -> !type.getPackageName().endsWith("filter"));
    }

    @ParameterizedTest
    @MethodSource("boardAndTaskEvents")
    void noEventOfABoardIsForgotten(Class<? extends TaskflowEvent> event) {
        String type = EventTypes.of(event).name();
        assertThat(Sentence.of(type, ADA, "Fix it", null, null, PEOPLE)).doesNotContain("caused");
    }

    @Test
    void whoIsNotKnownIsSomeoneAndNobodyIsTheSystem() {
        assertThat(Sentence.of("task.archived", new UUID(9, 9), "Fix it", null, null, PEOPLE))
                .isEqualTo("Someone archived “Fix it”");
        assertThat(Sentence.of("task.archived", null, "Fix it", null, null, PEOPLE))
                .isEqualTo("The system archived “Fix it”");
    }

    @Test
    void thePeopleOfAChangeAreFound() {
        assertThat(Sentence.peopleIn(json("{'assignee':'GRACE'}"), null)).containsExactly(GRACE);
        assertThat(Sentence.peopleIn(json("{'unassigned':['GRACE']}"), null)).containsExactly(GRACE);
        assertThat(Sentence.peopleIn(null, json("{'title':'x'}"))).isEmpty();
    }
}
