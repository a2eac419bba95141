namespace Flux2Gen.Emulator.Server;

/// <summary>Names of fal's headers.</summary>
internal static class FalHeaders
{
    public const string RequestId = "x-fal-request-id";
    public const string BillableUnits = "x-fal-billable-units";
    public const string ErrorType = "x-fal-error-type";
    public const string Lifecycle = "x-fal-object-lifecycle";
    public const string TargetUrl = "x-fal-target-url";
}
