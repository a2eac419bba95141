using System.Reflection;
using System.Runtime.Loader;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>Runs code that uses what was emitted.</summary>
internal sealed class Probe
{
    private readonly Type _type;

    /// <summary>Compiles what was emitted with the methods of a class, and loads it.</summary>
    public Probe(GeneratorRun run, string methods, string types = "")
    {
        byte[] image = run.Compile($$"""
            #nullable enable
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using Flux2Gen;
            using MyApp.Fal;

            public static class Probe
            {
            {{methods}}
            }
            {{types}}
            """);
        _type = new AssemblyLoadContext("emitted", isCollectible: true).LoadFromStream(new MemoryStream(image)).GetType("Probe", throwOnError: true)!;
    }

    public T Call<T>(string method, params object?[] arguments)
    {
        MethodInfo info = _type.GetMethod(method) ?? throw new ArgumentException("No such method.", nameof(method));
        return (T)info.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }
}
