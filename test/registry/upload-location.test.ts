import { expect, test } from "vitest";
import type { HttpResponse } from "../../src/http/transport.ts";
import { readUploadLocation } from "../../src/registry/upload-location.ts";

const ADDRESSES: Readonly<Record<string, string>> = {
  "registry.example": "93.184.216.34",
  "store.example": "93.184.216.35",
  "metadata.example": "169.254.169.254",
  "inside.example": "127.0.0.1",
};

async function read(location: string | undefined, endpoint = "https://registry.example/"): Promise<{ href: string; asked: string[] }> {
  const asked: string[] = [];
  const lookup = (name: string) => {
    asked.push(name);
    return Promise.resolve([ADDRESSES[name] ?? "192.0.2.1"]);
  };
  const response: HttpResponse = {
    status: 202,
    url: new URL("/v2/app/blobs/uploads/?mount=x", endpoint),
    headers: location === undefined ? {} : { location },
    body: (async function* none() {})(),
    read: () => Promise.resolve(Buffer.alloc(0)),
    discard: () => Promise.resolve(),
  };
  const url = await readUploadLocation(response, "registry.example", new URL(endpoint), lookup);
  return { href: url.href, asked };
}

test.each<[string, string]>([
  ["/v2/app/blobs/uploads/1?_state=a~b", "https://registry.example/v2/app/blobs/uploads/1?_state=a~b"],
  ["1", "https://registry.example/v2/app/blobs/uploads/1"],
  ["https://registry.example/x", "https://registry.example/x"],
  ["https://registry.example:8443/x", "https://registry.example:8443/x"],
])("an upload to %s stays with the registry, whose name is not looked up", async (location, href) => {
  expect(await read(location)).toEqual({ href, asked: [] });
});

test("an upload may go to a public store", async () => {
  expect((await read("https://store.example/x?signature=1")).href).toBe("https://store.example/x?signature=1");
});

test.each([
  "https://169.254.169.254/latest",
  "https://metadata.example/",
  "https://[::1]/",
  "https://[fd00:ec2::254]/",
  "https://localhost/",
  "https://0.0.0.0/",
  "https://[::ffff:127.0.0.1]/",
])("an upload from a public registry to %s is refused", async (location) => {
  await expect(read(location)).rejects.toThrow("registry.example sends uploads to this machine or its network");
});

test.each([["http://127.0.0.1:5000/", "http://localhost:6000/x"], ["https://inside.example/", "https://[::1]:6000/x"]])(
  "a registry at %s, which is on this machine itself, may send an upload to %s",
  async (endpoint, location) => {
    expect((await read(location, endpoint)).href).toBe(location);
  },
);

test.each<[string | undefined, string]>([
  [undefined, "to no URL of a web server"],
  ["", "to no URL of a web server"],
  ["http://[", "to no URL of a web server"],
  ["file:///etc/passwd", "to no URL of a web server"],
  ["https://bob@registry.example/", "to a URL with a user in it"],
  ["https://:secret@registry.example/", "to a URL with a user in it"],
  ["http://registry.example/x", "to plain HTTP (registry.example)"],
])("an upload to %s is refused", async (location, message) => {
  await expect(read(location)).rejects.toThrow(`registry.example sends uploads ${message}.`);
});
