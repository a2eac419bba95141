using System.ComponentModel;

namespace Flux2Gen;

/// <summary>An input that knows the rules of its document.</summary>
public interface IFalValidatable
{
    /// <summary>Checks the input against all rules of the document.</summary>
    /// <param name="validator">Collects what is wrong.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Validate(FalValidator validator);
}
