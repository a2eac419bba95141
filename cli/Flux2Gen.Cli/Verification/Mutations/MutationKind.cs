namespace Flux2Gen.Cli.Verification.Mutations;

/// <summary>A way of altering a document.</summary>
/// <param name="Name">Its name, such as <c>remove-property</c>.</param>
/// <param name="Apply">Alters the document's JSON.</param>
/// <param name="Rewrite">Alters the document's text: what JSON cannot say, such as half a document.</param>
internal sealed record MutationKind(
    string Name,
    Action<MutableDocument> Apply,
    Func<string, MutationRandom, string>? Rewrite = null)
{
    /// <summary>A way of altering the text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rewrite">Alters the text.</param>
    /// <returns>The kind.</returns>
    public static MutationKind OfText(string name, Func<string, MutationRandom, string> rewrite) => new(name, static _ => { }, rewrite);
}
