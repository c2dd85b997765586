package io.taskflow.command.http;

/** JSON Merge Patch (RFC 7396): what is absent stays, null clears. */
public final class MergePatch {
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private MergePatch() {}
}
