using Flux2Gen.Runtime.Tests.Support;

namespace Flux2Gen.Runtime.Tests.Answers;

/// <summary>An answer that is not the one that was hoped for, or a failure in its place.</summary>
internal sealed record OddAnswer(int Status, string Body, string? Header = null)
{
    private Func<Exception>? Failure { get; init; }

    public static OddAnswer Failing(Func<Exception> failure) => new(0, "") { Failure = failure };

    public HttpResponseMessage Respond() =>
        Failure is { } failure ? throw failure()
        : Header is { } header ? ScriptedHandler.Response(Status, Body, (header, header switch { "x-fal-request-id" => FalTest.RequestId, "x-fal-needs-retry" => "1", _ => "user" }))
        : ScriptedHandler.Response(Status, Body);

    public override string ToString() => Failure is { } failure ? failure().Message : $"{Status} {Body} {Header}";
}
