namespace Flux2Gen.Results;

/// <summary>What the body of a successful answer is, in place of the output that was expected.</summary>
internal enum AnswerContent
{
    /// <summary>An output, even if it does not fit its type in every detail.</summary>
    Output,

    /// <summary>An object that describes an error.</summary>
    Error,

    /// <summary>The status of a request that is not finished.</summary>
    Status,

    /// <summary>JSON with no member of the output.</summary>
    Foreign,

    /// <summary>No JSON: empty, cut off, or the page of a proxy.</summary>
    None,
}
