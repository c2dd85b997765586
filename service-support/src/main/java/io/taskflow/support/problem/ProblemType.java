package io.taskflow.support.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;

/** Every refusal the API can answer: the slug its {@code type} URI ends in, its status, its title. */
public enum ProblemType {
    MALFORMED("malformed", HttpStatus.BAD_REQUEST, "The request cannot be read"),
    UNKNOWN_FIELD("unknown-field", HttpStatus.BAD_REQUEST, "The request has a field this operation does not know"),
    INVALID_INSTANT("invalid-instant", HttpStatus.BAD_REQUEST, "Not an instant"),
    INSTANT_IN_FUTURE("instant-in-future", HttpStatus.BAD_REQUEST, "That moment has not come yet"),
    POSITION_AHEAD("position-ahead", HttpStatus.BAD_REQUEST, "The log has not reached that position"),
    MOMENT_AMBIGUOUS("moment-ambiguous", HttpStatus.BAD_REQUEST, "Give one moment at most"),
    LIMIT_OUT_OF_RANGE("limit-out-of-range", HttpStatus.BAD_REQUEST, "The page limit is out of range"),
    INVALID_CURSOR("invalid-cursor", HttpStatus.BAD_REQUEST, "Not a cursor of this query"),
    AMBIGUOUS_PLACE("ambiguous-place", HttpStatus.BAD_REQUEST, "Give before or after, not both"),
    UNAUTHENTICATED("unauthenticated", HttpStatus.UNAUTHORIZED, "Who are you?"),
    WRONG_CREDENTIALS("wrong-credentials", HttpStatus.UNAUTHORIZED, "E-mail or password is wrong"),
    TOTP_REQUIRED("totp-required", HttpStatus.UNAUTHORIZED, "A second factor is required"),
    WRONG_TOTP("wrong-totp", HttpStatus.UNAUTHORIZED, "The code is wrong"),
    FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, "You may not do this"),
    LOGIN_REQUIRED("login-required", HttpStatus.FORBIDDEN, "A personal access token may not do this"),
    SCOPE_MISSING("scope-missing", HttpStatus.FORBIDDEN, "The token was not made for this"),
    EMAIL_UNVERIFIED("email-unverified", HttpStatus.FORBIDDEN, "The issuer vouches for no e-mail address"),
    REGISTRATION_CLOSED("registration-closed", HttpStatus.FORBIDDEN, "Registration is by invitation"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "Nothing here that you may see"),
    NOT_YET("not-yet", HttpStatus.NOT_FOUND, "It did not exist at that moment"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "This resource does not take that method"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "No representation of that kind"),
    ID_TAKEN("id-taken", HttpStatus.CONFLICT, "That id is taken"),
    EMAIL_TAKEN("email-taken", HttpStatus.CONFLICT, "That e-mail address has an account"),
    EXTERNAL_ID_TAKEN("external-id-taken", HttpStatus.CONFLICT, "That external id is taken"),
    NAME_TAKEN("name-taken", HttpStatus.CONFLICT, "That name is taken"),
    ARCHIVED("archived", HttpStatus.CONFLICT, "It is archived"),
    IMPORTING("importing", HttpStatus.CONFLICT, "The board is still being imported"),
    BOARD_EXISTS("board-exists", HttpStatus.CONFLICT, "A board of the import exists already"),
    COLUMN_NOT_EMPTY("column-not-empty", HttpStatus.CONFLICT, "The column has tasks"),
    DEPENDENCY_CYCLE("dependency-cycle", HttpStatus.CONFLICT, "Tasks would wait for each other"),
    WIP_LIMIT("wip-limit", HttpStatus.CONFLICT, "The column is full"),
    LAST_OWNER("last-owner", HttpStatus.CONFLICT, "A workspace has an owner"),
    LAST_ADMIN("last-admin", HttpStatus.CONFLICT, "The system has an admin"),
    ALREADY_INVITED("already-invited", HttpStatus.CONFLICT, "That address is invited already"),
    INVITATION_ACCEPTED("invitation-accepted", HttpStatus.CONFLICT, "The invitation was accepted already"),
    INVITATION_EXPIRED("invitation-expired", HttpStatus.CONFLICT, "The invitation is too old"),
    IMPORT_STATE("import-state", HttpStatus.CONFLICT, "The import is not in a state for this"),
    REBUILD_STATE("rebuild-state", HttpStatus.CONFLICT, "The projection is not in a state for this"),
    SECOND_FACTOR_STATE("second-factor-state", HttpStatus.CONFLICT, "The second factor is not in a state for this"),
    IDEMPOTENCY_IN_FLIGHT("idempotency-in-flight", HttpStatus.CONFLICT, "The first request with this key is under way"),
    CONTENDED("contended", HttpStatus.CONFLICT, "Others changed it at the same moment, again and again"),
    STALE("stale", HttpStatus.PRECONDITION_FAILED, "It changed since that version"),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send another media type"),
    CURSOR_EXPIRED("cursor-expired", HttpStatus.GONE, "The cursor is too old"),
    INVALID("invalid", HttpStatus.UNPROCESSABLE_CONTENT, "A field breaks its rule"),
    INVALID_TOKEN("invalid-token", HttpStatus.UNPROCESSABLE_CONTENT, "The token of the mail is not good any more"),
    ID_NOT_V7("id-not-v7", HttpStatus.UNPROCESSABLE_CONTENT, "Ids are UUIDs of version 7"),
    UNKNOWN_COLUMN("unknown-column", HttpStatus.UNPROCESSABLE_CONTENT, "The board has no such column"),
    UNKNOWN_MEMBER("unknown-member", HttpStatus.UNPROCESSABLE_CONTENT, "No such person in the workspace"),
    UNKNOWN_LABEL("unknown-label", HttpStatus.UNPROCESSABLE_CONTENT, "The board has no such label"),
    USE_PUT_DELETE("use-put-delete", HttpStatus.UNPROCESSABLE_CONTENT, "Use PUT and DELETE for this"),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The key belongs to another request"),
    INVALID_MAPPING("invalid-mapping", HttpStatus.UNPROCESSABLE_CONTENT, "The mapping does not fit the file"),
    INVALID_FILE("invalid-file", HttpStatus.UNPROCESSABLE_CONTENT, "The file is not what it says"),
    TOO_MANY_REQUESTS("too-many-requests", HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, "Something failed here"),
    VIEW_BEHIND("view-behind", HttpStatus.SERVICE_UNAVAILABLE, "The view has not reached that position"),
    ISSUER_UNAVAILABLE("issuer-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The external issuer does not answer"),
    LOG_UNAVAILABLE("log-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "The log does not answer");

    private static final String BASE = "https://taskflow.dev/problems/";

    private final String slug;
    private final HttpStatus status;
    private final String title;

    ProblemType(String slug, HttpStatus status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    /** The URI that names this refusal in {@code type}. */
    public URI uri() {
        return URI.create(BASE + slug);
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }
}
