namespace Flux2Gen.Schedules;

/// <summary>What became of the requests of all schedules.</summary>
internal sealed class Totals
{
    public int Schedules { get; set; }

    /// <summary>Gets or sets how many requests were accepted, and so billed.</summary>
    public int Submitted { get; set; }

    /// <summary>Gets or sets how many results came to their caller.</summary>
    public int Delivered { get; set; }

    /// <summary>Gets or sets how many callers were told what became of their request, or that it may have been accepted.</summary>
    public int Reported { get; set; }

    public int Lost { get; set; }

    public int Duplicated { get; set; }

    public override string ToString() =>
        FormattableString.Invariant($"schedules={Schedules} submitted={Submitted} delivered={Delivered} reported={Reported} lost={Lost} duplicated={Duplicated}");
}
