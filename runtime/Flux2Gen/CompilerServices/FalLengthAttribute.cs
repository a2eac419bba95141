namespace Flux2Gen;

/// <summary>The number of characters that the document allows in a text, of items in a list, or of entries in a map.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FalLengthAttribute : Attribute
{
    /// <summary>Gets or sets the least allowed number.</summary>
    /// <value>The default value is 0.</value>
    public int Minimum { get; set; }

    /// <summary>Gets or sets the greatest allowed number.</summary>
    /// <value>The default value is <see cref="int.MaxValue"/>: no bound.</value>
    public int Maximum { get; set; } = int.MaxValue;
}
