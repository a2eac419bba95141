namespace Flux2Gen;

/// <summary>The range that the document gives a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FalRangeAttribute : Attribute
{
    /// <summary>Gets or sets the least allowed value.</summary>
    /// <value>The default value is negative infinity: no bound.</value>
    public double Minimum { get; set; } = double.NegativeInfinity;

    /// <summary>Gets or sets the greatest allowed value.</summary>
    /// <value>The default value is positive infinity: no bound.</value>
    public double Maximum { get; set; } = double.PositiveInfinity;

    /// <summary>Gets or sets the number that the value must be greater than.</summary>
    /// <value>The default value is negative infinity: no bound.</value>
    public double Above { get; set; } = double.NegativeInfinity;

    /// <summary>Gets or sets the number that the value must be less than.</summary>
    /// <value>The default value is positive infinity: no bound.</value>
    public double Below { get; set; } = double.PositiveInfinity;

    /// <summary>Gets or sets the number that the value must be a multiple of.</summary>
    /// <value>The default value is 0: any number.</value>
    public double MultipleOf { get; set; }
}
