namespace Flux2Gen.Consumer.Tests.Quickstart;

/// <summary>What a program did.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error);
