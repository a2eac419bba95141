using System.Text;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>Turns a scripted fault into what the caller sees.</summary>
internal static class FaultResponses
{
    public static EmulatorResponse For(LocalFalFault fault)
    {
        if (fault.Abort)
            return new AbortResponse();
        EmulatorResponse response = new ContentResponse(fault.StatusCode, Encoding.UTF8.GetBytes(fault.Body), fault.ContentType);
        foreach ((string name, string value) in fault.Headers)
            response.With(name, value);
        return response;
    }
}
