namespace Flux2Gen.DependencyInjection;

/// <summary>Disposes of what a handler is made of, which its factory would keep.</summary>
internal sealed class OwningHandler(HttpMessageHandler handler, params IDisposable[] owned) : DelegatingHandler(handler)
{
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Array.ForEach(owned, static part => part.Dispose());
        }
    }
}
