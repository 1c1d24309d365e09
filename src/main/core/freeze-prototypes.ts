/** Imported first: no file, however crafted, can then change what all objects share. */
Object.freeze(Object.prototype);
export {};
