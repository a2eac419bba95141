using System.Globalization;
using Flux2Gen.Schedules;

// Arguments: how many schedules, how many kills, the first seed.
int count = int.Parse(args[0], CultureInfo.InvariantCulture);
int kills = int.Parse(args[1], CultureInfo.InvariantCulture);
int first = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1;

var totals = new Totals();
for (int seed = first; seed < first + count; seed++)
{
    using var schedule = new Schedule(seed);
    await schedule.RunAsync(totals);
}

if (kills > 0)
{
    await KilledProcess.RunAsync(kills, totals);
    Console.WriteLine($"kills={kills}");
}

Console.WriteLine(totals);
return totals is { Lost: 0, Duplicated: 0, Submitted: > 0 } && totals.Delivered > totals.Reported ? 0 : 1;
