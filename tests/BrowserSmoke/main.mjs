// Starts the program with the address of the local fal, which is the first argument.
import { dotnet } from './_framework/dotnet.js';

// A page has an address of its own, which .NET lets a request without one refer to, to see what the browser can do.
globalThis.Request = class extends globalThis.Request {
  constructor(address, options) {
    super(address === '' ? 'http://localhost/' : address, options);
  }
};

await dotnet.withApplicationArguments(process.argv[2]).run();
