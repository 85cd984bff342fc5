#!/usr/bin/env node
'use strict';
// Committed as it is, so that npm finds it before the first build. What it runs is built by `npm ci`.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const client = join(__dirname, '..', 'dist', 'src', 'cli', 'main.js');
if (existsSync(client)) require(client);
else {
  console.error('ketenhub: bouw het eerst met / build it first with: npm ci');
  process.exitCode = 5;
}
