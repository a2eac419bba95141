namespace Flux2Gen.Cli.Commands;

/// <summary>For whom changes are printed. Their names, in small letters, are what <c>--format</c> takes.</summary>
internal enum OutputFormat
{
    /// <summary>For people at a terminal.</summary>
    Table,

    /// <summary>For the description of a pull request.</summary>
    Markdown,

    /// <summary>For programs.</summary>
    Json,
}
