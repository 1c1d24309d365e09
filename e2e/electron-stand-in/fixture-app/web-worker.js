// A web worker of the page, served by the app's protocol like the rest.
postMessage(await (await fetch('/data.json')).json());
