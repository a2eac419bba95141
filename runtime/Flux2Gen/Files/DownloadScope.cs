using System.Diagnostics;
using System.Globalization;
using System.Net;
using Flux2Gen.Diagnostics;

namespace Flux2Gen.Files;

/// <summary>The download of a file that a model made, as an activity. Of its address it has the host only: paths and queries can hold secrets.</summary>
internal sealed class DownloadScope(Uri address) : IDisposable
{
    private readonly Activity? _activity = FalInstruments.Source.HasListeners()
        ? FalInstruments.Source.StartActivity(
            "fal.download",
            ActivityKind.Client,
            Activity.Current?.Context ?? default,
            [
                new(AttributeNames.ProviderName, AttributeNames.Fal),
                new(AttributeNames.HttpMethod, HttpMethod.Get.Method),
                new(AttributeNames.ServerAddress, address.Host),
                new(AttributeNames.ServerPort, address.Port),
            ])
        : null;

    /// <summary>The server of the file answered.</summary>
    public void Answered(HttpStatusCode status)
    {
        _activity?.SetTag(AttributeNames.HttpStatusCode, (int)status);
        if (status >= HttpStatusCode.BadRequest)
        {
            End(((int)status).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The download failed. To be called in an exception filter, so that the exception is left as it is.</summary>
    /// <returns>False.</returns>
    public bool Failed(Exception exception)
    {
        if (_activity?.Status == ActivityStatusCode.Unset)
        {
            End(ErrorTypes.Of(exception));
        }

        return false;
    }

    public void Dispose() => _activity?.Dispose();

    private void End(string errorType)
    {
        _activity?.SetTag(AttributeNames.ErrorType, errorType);
        _activity?.SetStatus(ActivityStatusCode.Error);
    }
}
