// Made by images/generate.mjs from images/proto/*.proto. Not edited by hand.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;
const $root = {};
export const aa_policy = $root.aa_policy = (() => {
const aa_policy = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
aa_policy.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
writer.uint32(18).bytes(message.blob);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
aa_policy.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.aa_policy();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.blob = reader.bytes();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "blob"))
throw $util.ProtocolError("missing required 'blob'", { instance: message });
return message;
};
return aa_policy;
})();
export const aa_namespace = $root.aa_namespace = (() => {
const aa_namespace = function (properties) {
this.policies = [];
this.namespaces = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
aa_namespace.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
if (message.policies != null && message.policies.length)
for (let i = 0; i < message.policies.length; ++i)
$root.aa_policy.encode(message.policies[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.namespaces != null && message.namespaces.length)
for (let i = 0; i < message.namespaces.length; ++i)
$root.aa_namespace.encode(message.namespaces[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
aa_namespace.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.aa_namespace();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.policies && message.policies.length))
message.policies = [];
message.policies.push($root.aa_policy.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.namespaces && message.namespaces.length))
message.namespaces = [];
message.namespaces.push($root.aa_namespace.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
return message;
};
return aa_namespace;
})();
export const apparmor_entry = $root.apparmor_entry = (() => {
const apparmor_entry = function (properties) {
this.namespaces = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
apparmor_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.namespaces != null && message.namespaces.length)
for (let i = 0; i < message.namespaces.length; ++i)
$root.aa_namespace.encode(message.namespaces[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
apparmor_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.apparmor_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.namespaces && message.namespaces.length))
message.namespaces = [];
message.namespaces.push($root.aa_namespace.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return apparmor_entry;
})();
export const autofs_entry = $root.autofs_entry = (() => {
const autofs_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
autofs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.fd);
writer.uint32(16).int32(message.pgrp);
writer.uint32(24).int32(message.timeout);
writer.uint32(32).int32(message.minproto);
writer.uint32(40).int32(message.maxproto);
writer.uint32(48).int32(message.mode);
if (message.uid != null && $Object.hasOwnProperty.call(message, "uid"))
writer.uint32(56).int32(message.uid);
if (message.gid != null && $Object.hasOwnProperty.call(message, "gid"))
writer.uint32(64).int32(message.gid);
if (message.read_fd != null && $Object.hasOwnProperty.call(message, "read_fd"))
writer.uint32(72).int32(message.read_fd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
autofs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.autofs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pgrp = reader.int32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.timeout = reader.int32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.minproto = reader.int32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.maxproto = reader.int32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.mode = reader.int32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.uid = reader.int32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.gid = reader.int32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.read_fd = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "fd"))
throw $util.ProtocolError("missing required 'fd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pgrp"))
throw $util.ProtocolError("missing required 'pgrp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "timeout"))
throw $util.ProtocolError("missing required 'timeout'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "minproto"))
throw $util.ProtocolError("missing required 'minproto'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "maxproto"))
throw $util.ProtocolError("missing required 'maxproto'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mode"))
throw $util.ProtocolError("missing required 'mode'", { instance: message });
return message;
};
return autofs_entry;
})();
export const binfmt_misc_entry = $root.binfmt_misc_entry = (() => {
const binfmt_misc_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
binfmt_misc_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
writer.uint32(16).bool(message.enabled);
writer.uint32(26).string(message.interpreter);
if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
writer.uint32(34).string(message.flags);
if (message.extension != null && $Object.hasOwnProperty.call(message, "extension"))
writer.uint32(42).string(message.extension);
if (message.magic != null && $Object.hasOwnProperty.call(message, "magic"))
writer.uint32(50).string(message.magic);
if (message.mask != null && $Object.hasOwnProperty.call(message, "mask"))
writer.uint32(58).string(message.mask);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
writer.uint32(64).int32(message.offset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
binfmt_misc_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.binfmt_misc_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.enabled = reader.bool();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.interpreter = reader.string();
continue;
}
case 4: {
if (wireType !== 2)
break;
message.flags = reader.string();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.extension = reader.string();
continue;
}
case 6: {
if (wireType !== 2)
break;
message.magic = reader.string();
continue;
}
case 7: {
if (wireType !== 2)
break;
message.mask = reader.string();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.offset = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "enabled"))
throw $util.ProtocolError("missing required 'enabled'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "interpreter"))
throw $util.ProtocolError("missing required 'interpreter'", { instance: message });
return message;
};
return binfmt_misc_entry;
})();
export const bpfmap_data_entry = $root.bpfmap_data_entry = (() => {
const bpfmap_data_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
bpfmap_data_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.map_id);
writer.uint32(16).uint32(message.keys_bytes);
writer.uint32(24).uint32(message.values_bytes);
writer.uint32(32).uint32(message.count);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
bpfmap_data_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.bpfmap_data_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.map_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.keys_bytes = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.values_bytes = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.count = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "map_id"))
throw $util.ProtocolError("missing required 'map_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "keys_bytes"))
throw $util.ProtocolError("missing required 'keys_bytes'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "values_bytes"))
throw $util.ProtocolError("missing required 'values_bytes'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "count"))
throw $util.ProtocolError("missing required 'count'", { instance: message });
return message;
};
return bpfmap_data_entry;
})();
export const bpfmap_file_entry = $root.bpfmap_file_entry = (() => {
const bpfmap_file_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
bpfmap_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
writer.uint32(24).uint64(message.pos);
$root.fown_entry.encode(message.fown, writer.uint32(34).fork(), _depth + 1).ldelim();
writer.uint32(40).uint32(message.map_type);
writer.uint32(48).uint32(message.key_size);
writer.uint32(56).uint32(message.value_size);
writer.uint32(64).uint32(message.map_id);
writer.uint32(72).uint32(message.max_entries);
writer.uint32(80).uint32(message.map_flags);
writer.uint32(88).uint64(message.memlock);
writer.uint32(96).bool(message.frozen);
writer.uint32(106).string(message.map_name);
writer.uint32(112).uint32(message.ifindex);
if (message.mnt_id != null && $Object.hasOwnProperty.call(message, "mnt_id"))
writer.uint32(120).sint32(message.mnt_id);
if (message.map_extra != null && $Object.hasOwnProperty.call(message, "map_extra"))
writer.uint32(128).uint64(message.map_extra);
if (message.boot_id != null && $Object.hasOwnProperty.call(message, "boot_id"))
writer.uint32(56010).string(message.boot_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
bpfmap_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.bpfmap_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pos = reader.uint64();
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 5: {
if (wireType !== 0)
break;
message.map_type = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.key_size = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.value_size = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.map_id = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.max_entries = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.map_flags = reader.uint32();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.memlock = reader.uint64();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.frozen = reader.bool();
continue;
}
case 13: {
if (wireType !== 2)
break;
message.map_name = reader.string();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.ifindex = reader.uint32();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.mnt_id = reader.sint32();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.map_extra = reader.uint64();
continue;
}
case 7001: {
if (wireType !== 2)
break;
message.boot_id = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pos"))
throw $util.ProtocolError("missing required 'pos'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "map_type"))
throw $util.ProtocolError("missing required 'map_type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "key_size"))
throw $util.ProtocolError("missing required 'key_size'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "value_size"))
throw $util.ProtocolError("missing required 'value_size'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "map_id"))
throw $util.ProtocolError("missing required 'map_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "max_entries"))
throw $util.ProtocolError("missing required 'max_entries'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "map_flags"))
throw $util.ProtocolError("missing required 'map_flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "memlock"))
throw $util.ProtocolError("missing required 'memlock'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "frozen"))
throw $util.ProtocolError("missing required 'frozen'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "map_name"))
throw $util.ProtocolError("missing required 'map_name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ifindex"))
throw $util.ProtocolError("missing required 'ifindex'", { instance: message });
return message;
};
return bpfmap_file_entry;
})();
export const fown_entry = $root.fown_entry = (() => {
const fown_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fown_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.uid);
writer.uint32(16).uint32(message.euid);
writer.uint32(24).uint32(message.signum);
writer.uint32(32).uint32(message.pid_type);
writer.uint32(40).uint32(message.pid);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fown_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fown_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.euid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.signum = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.pid_type = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.pid = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "euid"))
throw $util.ProtocolError("missing required 'euid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "signum"))
throw $util.ProtocolError("missing required 'signum'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pid_type"))
throw $util.ProtocolError("missing required 'pid_type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
return message;
};
return fown_entry;
})();
export const cgroup_perms = $root.cgroup_perms = (() => {
const cgroup_perms = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cgroup_perms.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.mode);
writer.uint32(16).uint32(message.uid);
writer.uint32(24).uint32(message.gid);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cgroup_perms.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cgroup_perms();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.mode = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "mode"))
throw $util.ProtocolError("missing required 'mode'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gid"))
throw $util.ProtocolError("missing required 'gid'", { instance: message });
return message;
};
return cgroup_perms;
})();
export const cgroup_prop_entry = $root.cgroup_prop_entry = (() => {
const cgroup_prop_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cgroup_prop_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
writer.uint32(18).string(message.value);
if (message.perms != null && $Object.hasOwnProperty.call(message, "perms"))
$root.cgroup_perms.encode(message.perms, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cgroup_prop_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cgroup_prop_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.value = reader.string();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.perms = $root.cgroup_perms.decode(reader, reader.size(), $undefined, _depth + 1, message.perms);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "value"))
throw $util.ProtocolError("missing required 'value'", { instance: message });
return message;
};
return cgroup_prop_entry;
})();
export const cgroup_dir_entry = $root.cgroup_dir_entry = (() => {
const cgroup_dir_entry = function (properties) {
this.children = [];
this.properties = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cgroup_dir_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.dir_name);
if (message.children != null && message.children.length)
for (let i = 0; i < message.children.length; ++i)
$root.cgroup_dir_entry.encode(message.children[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.properties != null && message.properties.length)
for (let i = 0; i < message.properties.length; ++i)
$root.cgroup_prop_entry.encode(message.properties[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.dir_perms != null && $Object.hasOwnProperty.call(message, "dir_perms"))
$root.cgroup_perms.encode(message.dir_perms, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cgroup_dir_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cgroup_dir_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.dir_name = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.children && message.children.length))
message.children = [];
message.children.push($root.cgroup_dir_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.properties && message.properties.length))
message.properties = [];
message.properties.push($root.cgroup_prop_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 2)
break;
message.dir_perms = $root.cgroup_perms.decode(reader, reader.size(), $undefined, _depth + 1, message.dir_perms);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "dir_name"))
throw $util.ProtocolError("missing required 'dir_name'", { instance: message });
return message;
};
return cgroup_dir_entry;
})();
export const cg_controller_entry = $root.cg_controller_entry = (() => {
const cg_controller_entry = function (properties) {
this.cnames = [];
this.dirs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cg_controller_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.cnames != null && message.cnames.length)
for (let i = 0; i < message.cnames.length; ++i)
writer.uint32(10).string(message.cnames[i]);
if (message.dirs != null && message.dirs.length)
for (let i = 0; i < message.dirs.length; ++i)
$root.cgroup_dir_entry.encode(message.dirs[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.is_threaded != null && $Object.hasOwnProperty.call(message, "is_threaded"))
writer.uint32(24).bool(message.is_threaded);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cg_controller_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cg_controller_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.cnames && message.cnames.length))
message.cnames = [];
message.cnames.push(reader.string());
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.dirs && message.dirs.length))
message.dirs = [];
message.dirs.push($root.cgroup_dir_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 0)
break;
message.is_threaded = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return cg_controller_entry;
})();
export const cg_member_entry = $root.cg_member_entry = (() => {
const cg_member_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cg_member_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
writer.uint32(18).string(message.path);
if (message.cgns_prefix != null && $Object.hasOwnProperty.call(message, "cgns_prefix"))
writer.uint32(24).uint32(message.cgns_prefix);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cg_member_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cg_member_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.path = reader.string();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.cgns_prefix = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "path"))
throw $util.ProtocolError("missing required 'path'", { instance: message });
return message;
};
return cg_member_entry;
})();
export const cg_set_entry = $root.cg_set_entry = (() => {
const cg_set_entry = function (properties) {
this.ctls = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cg_set_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
if (message.ctls != null && message.ctls.length)
for (let i = 0; i < message.ctls.length; ++i)
$root.cg_member_entry.encode(message.ctls[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cg_set_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cg_set_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.ctls && message.ctls.length))
message.ctls = [];
message.ctls.push($root.cg_member_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
return message;
};
return cg_set_entry;
})();
export const cgroup_entry = $root.cgroup_entry = (() => {
const cgroup_entry = function (properties) {
this.sets = [];
this.controllers = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cgroup_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sets != null && message.sets.length)
for (let i = 0; i < message.sets.length; ++i)
$root.cg_set_entry.encode(message.sets[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.controllers != null && message.controllers.length)
for (let i = 0; i < message.controllers.length; ++i)
$root.cg_controller_entry.encode(message.controllers[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cgroup_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cgroup_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.sets && message.sets.length))
message.sets = [];
message.sets.push($root.cg_set_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.controllers && message.controllers.length))
message.controllers = [];
message.controllers.push($root.cg_controller_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return cgroup_entry;
})();
export const user_aarch64_regs_entry = $root.user_aarch64_regs_entry = (() => {
const user_aarch64_regs_entry = function (properties) {
this.regs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_aarch64_regs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.regs != null && message.regs.length)
for (let i = 0; i < message.regs.length; ++i)
writer.uint32(8).uint64(message.regs[i]);
writer.uint32(16).uint64(message.sp);
writer.uint32(24).uint64(message.pc);
writer.uint32(32).uint64(message.pstate);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_aarch64_regs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_aarch64_regs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.regs && message.regs.length))
message.regs = [];
reader.uint64s(message.regs);
continue;
}
if (wireType !== 0)
break;
if (!(message.regs && message.regs.length))
message.regs = [];
message.regs.push(reader.uint64());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.sp = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pc = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.pstate = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "sp"))
throw $util.ProtocolError("missing required 'sp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pc"))
throw $util.ProtocolError("missing required 'pc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pstate"))
throw $util.ProtocolError("missing required 'pstate'", { instance: message });
return message;
};
return user_aarch64_regs_entry;
})();
export const user_aarch64_fpsimd_context_entry = $root.user_aarch64_fpsimd_context_entry = (() => {
const user_aarch64_fpsimd_context_entry = function (properties) {
this.vregs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_aarch64_fpsimd_context_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.vregs != null && message.vregs.length)
for (let i = 0; i < message.vregs.length; ++i)
writer.uint32(8).uint64(message.vregs[i]);
writer.uint32(16).uint32(message.fpsr);
writer.uint32(24).uint32(message.fpcr);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_aarch64_fpsimd_context_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_aarch64_fpsimd_context_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.vregs && message.vregs.length))
message.vregs = [];
reader.uint64s(message.vregs);
continue;
}
if (wireType !== 0)
break;
if (!(message.vregs && message.vregs.length))
message.vregs = [];
message.vregs.push(reader.uint64());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.fpsr = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.fpcr = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "fpsr"))
throw $util.ProtocolError("missing required 'fpsr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpcr"))
throw $util.ProtocolError("missing required 'fpcr'", { instance: message });
return message;
};
return user_aarch64_fpsimd_context_entry;
})();
export const pac_address_keys = $root.pac_address_keys = (() => {
const pac_address_keys = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pac_address_keys.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.apiakey_lo);
writer.uint32(16).uint64(message.apiakey_hi);
writer.uint32(24).uint64(message.apibkey_lo);
writer.uint32(32).uint64(message.apibkey_hi);
writer.uint32(40).uint64(message.apdakey_lo);
writer.uint32(48).uint64(message.apdakey_hi);
writer.uint32(56).uint64(message.apdbkey_lo);
writer.uint32(64).uint64(message.apdbkey_hi);
writer.uint32(72).uint64(message.pac_enabled_key);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pac_address_keys.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pac_address_keys();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.apiakey_lo = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.apiakey_hi = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.apibkey_lo = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.apibkey_hi = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.apdakey_lo = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.apdakey_hi = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.apdbkey_lo = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.apdbkey_hi = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.pac_enabled_key = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "apiakey_lo"))
throw $util.ProtocolError("missing required 'apiakey_lo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "apiakey_hi"))
throw $util.ProtocolError("missing required 'apiakey_hi'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "apibkey_lo"))
throw $util.ProtocolError("missing required 'apibkey_lo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "apibkey_hi"))
throw $util.ProtocolError("missing required 'apibkey_hi'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "apdakey_lo"))
throw $util.ProtocolError("missing required 'apdakey_lo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "apdakey_hi"))
throw $util.ProtocolError("missing required 'apdakey_hi'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "apdbkey_lo"))
throw $util.ProtocolError("missing required 'apdbkey_lo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "apdbkey_hi"))
throw $util.ProtocolError("missing required 'apdbkey_hi'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pac_enabled_key"))
throw $util.ProtocolError("missing required 'pac_enabled_key'", { instance: message });
return message;
};
return pac_address_keys;
})();
export const pac_generic_keys = $root.pac_generic_keys = (() => {
const pac_generic_keys = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pac_generic_keys.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.apgakey_lo);
writer.uint32(16).uint64(message.apgakey_hi);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pac_generic_keys.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pac_generic_keys();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.apgakey_lo = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.apgakey_hi = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "apgakey_lo"))
throw $util.ProtocolError("missing required 'apgakey_lo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "apgakey_hi"))
throw $util.ProtocolError("missing required 'apgakey_hi'", { instance: message });
return message;
};
return pac_generic_keys;
})();
export const pac_keys = $root.pac_keys = (() => {
const pac_keys = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pac_keys.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.pac_address_keys != null && $Object.hasOwnProperty.call(message, "pac_address_keys"))
$root.pac_address_keys.encode(message.pac_address_keys, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.pac_generic_keys != null && $Object.hasOwnProperty.call(message, "pac_generic_keys"))
$root.pac_generic_keys.encode(message.pac_generic_keys, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pac_keys.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pac_keys();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 6: {
if (wireType !== 2)
break;
message.pac_address_keys = $root.pac_address_keys.decode(reader, reader.size(), $undefined, _depth + 1, message.pac_address_keys);
continue;
}
case 7: {
if (wireType !== 2)
break;
message.pac_generic_keys = $root.pac_generic_keys.decode(reader, reader.size(), $undefined, _depth + 1, message.pac_generic_keys);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return pac_keys;
})();
export const thread_info_aarch64 = $root.thread_info_aarch64 = (() => {
const thread_info_aarch64 = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_info_aarch64.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.clear_tid_addr);
writer.uint32(16).uint64(message.tls);
$root.user_aarch64_regs_entry.encode(message.gpregs, writer.uint32(26).fork(), _depth + 1).ldelim();
$root.user_aarch64_fpsimd_context_entry.encode(message.fpsimd, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.pac_keys != null && $Object.hasOwnProperty.call(message, "pac_keys"))
$root.pac_keys.encode(message.pac_keys, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_info_aarch64.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_info_aarch64();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.clear_tid_addr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tls = reader.uint64();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.gpregs = $root.user_aarch64_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fpsimd = $root.user_aarch64_fpsimd_context_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpsimd);
continue;
}
case 5: {
if (wireType !== 2)
break;
message.pac_keys = $root.pac_keys.decode(reader, reader.size(), $undefined, _depth + 1, message.pac_keys);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "clear_tid_addr"))
throw $util.ProtocolError("missing required 'clear_tid_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tls"))
throw $util.ProtocolError("missing required 'tls'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpsimd"))
throw $util.ProtocolError("missing required 'fpsimd'", { instance: message });
return message;
};
return thread_info_aarch64;
})();
export const user_arm_regs_entry = $root.user_arm_regs_entry = (() => {
const user_arm_regs_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_arm_regs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.r0);
writer.uint32(16).uint32(message.r1);
writer.uint32(24).uint32(message.r2);
writer.uint32(32).uint32(message.r3);
writer.uint32(40).uint32(message.r4);
writer.uint32(48).uint32(message.r5);
writer.uint32(56).uint32(message.r6);
writer.uint32(64).uint32(message.r7);
writer.uint32(72).uint32(message.r8);
writer.uint32(80).uint32(message.r9);
writer.uint32(88).uint32(message.r10);
writer.uint32(96).uint32(message.fp);
writer.uint32(104).uint32(message.ip);
writer.uint32(112).uint32(message.sp);
writer.uint32(120).uint32(message.lr);
writer.uint32(128).uint32(message.pc);
writer.uint32(136).uint32(message.cpsr);
writer.uint32(144).uint32(message.orig_r0);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_arm_regs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_arm_regs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.r0 = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.r1 = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.r2 = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.r3 = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.r4 = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.r5 = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.r6 = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.r7 = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.r8 = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.r9 = reader.uint32();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.r10 = reader.uint32();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.fp = reader.uint32();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.ip = reader.uint32();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.sp = reader.uint32();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.lr = reader.uint32();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.pc = reader.uint32();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.cpsr = reader.uint32();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.orig_r0 = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "r0"))
throw $util.ProtocolError("missing required 'r0'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r1"))
throw $util.ProtocolError("missing required 'r1'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r2"))
throw $util.ProtocolError("missing required 'r2'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r3"))
throw $util.ProtocolError("missing required 'r3'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r4"))
throw $util.ProtocolError("missing required 'r4'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r5"))
throw $util.ProtocolError("missing required 'r5'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r6"))
throw $util.ProtocolError("missing required 'r6'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r7"))
throw $util.ProtocolError("missing required 'r7'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r8"))
throw $util.ProtocolError("missing required 'r8'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r9"))
throw $util.ProtocolError("missing required 'r9'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r10"))
throw $util.ProtocolError("missing required 'r10'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fp"))
throw $util.ProtocolError("missing required 'fp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ip"))
throw $util.ProtocolError("missing required 'ip'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sp"))
throw $util.ProtocolError("missing required 'sp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "lr"))
throw $util.ProtocolError("missing required 'lr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pc"))
throw $util.ProtocolError("missing required 'pc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cpsr"))
throw $util.ProtocolError("missing required 'cpsr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "orig_r0"))
throw $util.ProtocolError("missing required 'orig_r0'", { instance: message });
return message;
};
return user_arm_regs_entry;
})();
export const user_arm_vfpstate_entry = $root.user_arm_vfpstate_entry = (() => {
const user_arm_vfpstate_entry = function (properties) {
this.vfp_regs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_arm_vfpstate_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.vfp_regs != null && message.vfp_regs.length)
for (let i = 0; i < message.vfp_regs.length; ++i)
writer.uint32(8).uint64(message.vfp_regs[i]);
writer.uint32(16).uint32(message.fpscr);
writer.uint32(24).uint32(message.fpexc);
writer.uint32(32).uint32(message.fpinst);
writer.uint32(40).uint32(message.fpinst2);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_arm_vfpstate_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_arm_vfpstate_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.vfp_regs && message.vfp_regs.length))
message.vfp_regs = [];
reader.uint64s(message.vfp_regs);
continue;
}
if (wireType !== 0)
break;
if (!(message.vfp_regs && message.vfp_regs.length))
message.vfp_regs = [];
message.vfp_regs.push(reader.uint64());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.fpscr = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.fpexc = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.fpinst = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.fpinst2 = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "fpscr"))
throw $util.ProtocolError("missing required 'fpscr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpexc"))
throw $util.ProtocolError("missing required 'fpexc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpinst"))
throw $util.ProtocolError("missing required 'fpinst'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpinst2"))
throw $util.ProtocolError("missing required 'fpinst2'", { instance: message });
return message;
};
return user_arm_vfpstate_entry;
})();
export const thread_info_arm = $root.thread_info_arm = (() => {
const thread_info_arm = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_info_arm.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.clear_tid_addr);
writer.uint32(16).uint32(message.tls);
$root.user_arm_regs_entry.encode(message.gpregs, writer.uint32(26).fork(), _depth + 1).ldelim();
$root.user_arm_vfpstate_entry.encode(message.fpstate, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_info_arm.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_info_arm();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.clear_tid_addr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tls = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.gpregs = $root.user_arm_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fpstate = $root.user_arm_vfpstate_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpstate);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "clear_tid_addr"))
throw $util.ProtocolError("missing required 'clear_tid_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tls"))
throw $util.ProtocolError("missing required 'tls'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpstate"))
throw $util.ProtocolError("missing required 'fpstate'", { instance: message });
return message;
};
return thread_info_arm;
})();
export const user_loongarch64_gpregs_entry = $root.user_loongarch64_gpregs_entry = (() => {
const user_loongarch64_gpregs_entry = function (properties) {
this.regs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_loongarch64_gpregs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.regs != null && message.regs.length)
for (let i = 0; i < message.regs.length; ++i)
writer.uint32(8).uint64(message.regs[i]);
writer.uint32(16).uint64(message.pc);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_loongarch64_gpregs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_loongarch64_gpregs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.regs && message.regs.length))
message.regs = [];
reader.uint64s(message.regs);
continue;
}
if (wireType !== 0)
break;
if (!(message.regs && message.regs.length))
message.regs = [];
message.regs.push(reader.uint64());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pc = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pc"))
throw $util.ProtocolError("missing required 'pc'", { instance: message });
return message;
};
return user_loongarch64_gpregs_entry;
})();
export const user_loongarch64_fpregs_entry = $root.user_loongarch64_fpregs_entry = (() => {
const user_loongarch64_fpregs_entry = function (properties) {
this.regs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_loongarch64_fpregs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.regs != null && message.regs.length)
for (let i = 0; i < message.regs.length; ++i)
writer.uint32(8).uint64(message.regs[i]);
writer.uint32(16).uint64(message.fcc);
writer.uint32(24).uint32(message.fcsr);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_loongarch64_fpregs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_loongarch64_fpregs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.regs && message.regs.length))
message.regs = [];
reader.uint64s(message.regs);
continue;
}
if (wireType !== 0)
break;
if (!(message.regs && message.regs.length))
message.regs = [];
message.regs.push(reader.uint64());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.fcc = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.fcsr = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "fcc"))
throw $util.ProtocolError("missing required 'fcc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fcsr"))
throw $util.ProtocolError("missing required 'fcsr'", { instance: message });
return message;
};
return user_loongarch64_fpregs_entry;
})();
export const thread_info_loongarch64 = $root.thread_info_loongarch64 = (() => {
const thread_info_loongarch64 = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_info_loongarch64.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.clear_tid_addr);
writer.uint32(16).uint64(message.tls);
$root.user_loongarch64_gpregs_entry.encode(message.gpregs, writer.uint32(26).fork(), _depth + 1).ldelim();
$root.user_loongarch64_fpregs_entry.encode(message.fpregs, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_info_loongarch64.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_info_loongarch64();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.clear_tid_addr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tls = reader.uint64();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.gpregs = $root.user_loongarch64_gpregs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fpregs = $root.user_loongarch64_fpregs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpregs);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "clear_tid_addr"))
throw $util.ProtocolError("missing required 'clear_tid_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tls"))
throw $util.ProtocolError("missing required 'tls'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpregs"))
throw $util.ProtocolError("missing required 'fpregs'", { instance: message });
return message;
};
return thread_info_loongarch64;
})();
export const user_mips_regs_entry = $root.user_mips_regs_entry = (() => {
const user_mips_regs_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_mips_regs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.r0);
writer.uint32(16).uint64(message.r1);
writer.uint32(24).uint64(message.r2);
writer.uint32(32).uint64(message.r3);
writer.uint32(40).uint64(message.r4);
writer.uint32(48).uint64(message.r5);
writer.uint32(56).uint64(message.r6);
writer.uint32(64).uint64(message.r7);
writer.uint32(72).uint64(message.r8);
writer.uint32(80).uint64(message.r9);
writer.uint32(88).uint64(message.r10);
writer.uint32(96).uint64(message.r11);
writer.uint32(104).uint64(message.r12);
writer.uint32(112).uint64(message.r13);
writer.uint32(120).uint64(message.r14);
writer.uint32(128).uint64(message.r15);
writer.uint32(136).uint64(message.r16);
writer.uint32(144).uint64(message.r17);
writer.uint32(152).uint64(message.r18);
writer.uint32(160).uint64(message.r19);
writer.uint32(168).uint64(message.r20);
writer.uint32(176).uint64(message.r21);
writer.uint32(184).uint64(message.r22);
writer.uint32(192).uint64(message.r23);
writer.uint32(200).uint64(message.r24);
writer.uint32(208).uint64(message.r25);
writer.uint32(216).uint64(message.r26);
writer.uint32(224).uint64(message.r27);
writer.uint32(232).uint64(message.r28);
writer.uint32(240).uint64(message.r29);
writer.uint32(248).uint64(message.r30);
writer.uint32(256).uint64(message.r31);
writer.uint32(264).uint64(message.lo);
writer.uint32(272).uint64(message.hi);
writer.uint32(280).uint64(message.cp0_epc);
writer.uint32(288).uint64(message.cp0_badvaddr);
writer.uint32(296).uint64(message.cp0_status);
writer.uint32(304).uint64(message.cp0_cause);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_mips_regs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_mips_regs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.r0 = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.r1 = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.r2 = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.r3 = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.r4 = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.r5 = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.r6 = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.r7 = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.r8 = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.r9 = reader.uint64();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.r10 = reader.uint64();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.r11 = reader.uint64();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.r12 = reader.uint64();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.r13 = reader.uint64();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.r14 = reader.uint64();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.r15 = reader.uint64();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.r16 = reader.uint64();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.r17 = reader.uint64();
continue;
}
case 19: {
if (wireType !== 0)
break;
message.r18 = reader.uint64();
continue;
}
case 20: {
if (wireType !== 0)
break;
message.r19 = reader.uint64();
continue;
}
case 21: {
if (wireType !== 0)
break;
message.r20 = reader.uint64();
continue;
}
case 22: {
if (wireType !== 0)
break;
message.r21 = reader.uint64();
continue;
}
case 23: {
if (wireType !== 0)
break;
message.r22 = reader.uint64();
continue;
}
case 24: {
if (wireType !== 0)
break;
message.r23 = reader.uint64();
continue;
}
case 25: {
if (wireType !== 0)
break;
message.r24 = reader.uint64();
continue;
}
case 26: {
if (wireType !== 0)
break;
message.r25 = reader.uint64();
continue;
}
case 27: {
if (wireType !== 0)
break;
message.r26 = reader.uint64();
continue;
}
case 28: {
if (wireType !== 0)
break;
message.r27 = reader.uint64();
continue;
}
case 29: {
if (wireType !== 0)
break;
message.r28 = reader.uint64();
continue;
}
case 30: {
if (wireType !== 0)
break;
message.r29 = reader.uint64();
continue;
}
case 31: {
if (wireType !== 0)
break;
message.r30 = reader.uint64();
continue;
}
case 32: {
if (wireType !== 0)
break;
message.r31 = reader.uint64();
continue;
}
case 33: {
if (wireType !== 0)
break;
message.lo = reader.uint64();
continue;
}
case 34: {
if (wireType !== 0)
break;
message.hi = reader.uint64();
continue;
}
case 35: {
if (wireType !== 0)
break;
message.cp0_epc = reader.uint64();
continue;
}
case 36: {
if (wireType !== 0)
break;
message.cp0_badvaddr = reader.uint64();
continue;
}
case 37: {
if (wireType !== 0)
break;
message.cp0_status = reader.uint64();
continue;
}
case 38: {
if (wireType !== 0)
break;
message.cp0_cause = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "r0"))
throw $util.ProtocolError("missing required 'r0'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r1"))
throw $util.ProtocolError("missing required 'r1'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r2"))
throw $util.ProtocolError("missing required 'r2'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r3"))
throw $util.ProtocolError("missing required 'r3'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r4"))
throw $util.ProtocolError("missing required 'r4'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r5"))
throw $util.ProtocolError("missing required 'r5'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r6"))
throw $util.ProtocolError("missing required 'r6'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r7"))
throw $util.ProtocolError("missing required 'r7'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r8"))
throw $util.ProtocolError("missing required 'r8'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r9"))
throw $util.ProtocolError("missing required 'r9'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r10"))
throw $util.ProtocolError("missing required 'r10'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r11"))
throw $util.ProtocolError("missing required 'r11'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r12"))
throw $util.ProtocolError("missing required 'r12'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r13"))
throw $util.ProtocolError("missing required 'r13'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r14"))
throw $util.ProtocolError("missing required 'r14'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r15"))
throw $util.ProtocolError("missing required 'r15'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r16"))
throw $util.ProtocolError("missing required 'r16'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r17"))
throw $util.ProtocolError("missing required 'r17'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r18"))
throw $util.ProtocolError("missing required 'r18'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r19"))
throw $util.ProtocolError("missing required 'r19'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r20"))
throw $util.ProtocolError("missing required 'r20'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r21"))
throw $util.ProtocolError("missing required 'r21'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r22"))
throw $util.ProtocolError("missing required 'r22'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r23"))
throw $util.ProtocolError("missing required 'r23'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r24"))
throw $util.ProtocolError("missing required 'r24'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r25"))
throw $util.ProtocolError("missing required 'r25'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r26"))
throw $util.ProtocolError("missing required 'r26'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r27"))
throw $util.ProtocolError("missing required 'r27'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r28"))
throw $util.ProtocolError("missing required 'r28'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r29"))
throw $util.ProtocolError("missing required 'r29'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r30"))
throw $util.ProtocolError("missing required 'r30'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r31"))
throw $util.ProtocolError("missing required 'r31'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "lo"))
throw $util.ProtocolError("missing required 'lo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "hi"))
throw $util.ProtocolError("missing required 'hi'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cp0_epc"))
throw $util.ProtocolError("missing required 'cp0_epc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cp0_badvaddr"))
throw $util.ProtocolError("missing required 'cp0_badvaddr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cp0_status"))
throw $util.ProtocolError("missing required 'cp0_status'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cp0_cause"))
throw $util.ProtocolError("missing required 'cp0_cause'", { instance: message });
return message;
};
return user_mips_regs_entry;
})();
export const user_mips_fpregs_entry = $root.user_mips_fpregs_entry = (() => {
const user_mips_fpregs_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_mips_fpregs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.r0);
writer.uint32(16).uint64(message.r1);
writer.uint32(24).uint64(message.r2);
writer.uint32(32).uint64(message.r3);
writer.uint32(40).uint64(message.r4);
writer.uint32(48).uint64(message.r5);
writer.uint32(56).uint64(message.r6);
writer.uint32(64).uint64(message.r7);
writer.uint32(72).uint64(message.r8);
writer.uint32(80).uint64(message.r9);
writer.uint32(88).uint64(message.r10);
writer.uint32(96).uint64(message.r11);
writer.uint32(104).uint64(message.r12);
writer.uint32(112).uint64(message.r13);
writer.uint32(120).uint64(message.r14);
writer.uint32(128).uint64(message.r15);
writer.uint32(136).uint64(message.r16);
writer.uint32(144).uint64(message.r17);
writer.uint32(152).uint64(message.r18);
writer.uint32(160).uint64(message.r19);
writer.uint32(168).uint64(message.r20);
writer.uint32(176).uint64(message.r21);
writer.uint32(184).uint64(message.r22);
writer.uint32(192).uint64(message.r23);
writer.uint32(200).uint64(message.r24);
writer.uint32(208).uint64(message.r25);
writer.uint32(216).uint64(message.r26);
writer.uint32(224).uint64(message.r27);
writer.uint32(232).uint64(message.r28);
writer.uint32(240).uint64(message.r29);
writer.uint32(248).uint64(message.r30);
writer.uint32(256).uint64(message.r31);
writer.uint32(264).uint64(message.lo);
writer.uint32(272).uint64(message.hi);
writer.uint32(280).uint32(message.fpu_fcr31);
writer.uint32(288).uint32(message.fpu_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_mips_fpregs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_mips_fpregs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.r0 = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.r1 = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.r2 = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.r3 = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.r4 = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.r5 = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.r6 = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.r7 = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.r8 = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.r9 = reader.uint64();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.r10 = reader.uint64();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.r11 = reader.uint64();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.r12 = reader.uint64();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.r13 = reader.uint64();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.r14 = reader.uint64();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.r15 = reader.uint64();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.r16 = reader.uint64();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.r17 = reader.uint64();
continue;
}
case 19: {
if (wireType !== 0)
break;
message.r18 = reader.uint64();
continue;
}
case 20: {
if (wireType !== 0)
break;
message.r19 = reader.uint64();
continue;
}
case 21: {
if (wireType !== 0)
break;
message.r20 = reader.uint64();
continue;
}
case 22: {
if (wireType !== 0)
break;
message.r21 = reader.uint64();
continue;
}
case 23: {
if (wireType !== 0)
break;
message.r22 = reader.uint64();
continue;
}
case 24: {
if (wireType !== 0)
break;
message.r23 = reader.uint64();
continue;
}
case 25: {
if (wireType !== 0)
break;
message.r24 = reader.uint64();
continue;
}
case 26: {
if (wireType !== 0)
break;
message.r25 = reader.uint64();
continue;
}
case 27: {
if (wireType !== 0)
break;
message.r26 = reader.uint64();
continue;
}
case 28: {
if (wireType !== 0)
break;
message.r27 = reader.uint64();
continue;
}
case 29: {
if (wireType !== 0)
break;
message.r28 = reader.uint64();
continue;
}
case 30: {
if (wireType !== 0)
break;
message.r29 = reader.uint64();
continue;
}
case 31: {
if (wireType !== 0)
break;
message.r30 = reader.uint64();
continue;
}
case 32: {
if (wireType !== 0)
break;
message.r31 = reader.uint64();
continue;
}
case 33: {
if (wireType !== 0)
break;
message.lo = reader.uint64();
continue;
}
case 34: {
if (wireType !== 0)
break;
message.hi = reader.uint64();
continue;
}
case 35: {
if (wireType !== 0)
break;
message.fpu_fcr31 = reader.uint32();
continue;
}
case 36: {
if (wireType !== 0)
break;
message.fpu_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "r0"))
throw $util.ProtocolError("missing required 'r0'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r1"))
throw $util.ProtocolError("missing required 'r1'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r2"))
throw $util.ProtocolError("missing required 'r2'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r3"))
throw $util.ProtocolError("missing required 'r3'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r4"))
throw $util.ProtocolError("missing required 'r4'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r5"))
throw $util.ProtocolError("missing required 'r5'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r6"))
throw $util.ProtocolError("missing required 'r6'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r7"))
throw $util.ProtocolError("missing required 'r7'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r8"))
throw $util.ProtocolError("missing required 'r8'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r9"))
throw $util.ProtocolError("missing required 'r9'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r10"))
throw $util.ProtocolError("missing required 'r10'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r11"))
throw $util.ProtocolError("missing required 'r11'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r12"))
throw $util.ProtocolError("missing required 'r12'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r13"))
throw $util.ProtocolError("missing required 'r13'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r14"))
throw $util.ProtocolError("missing required 'r14'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r15"))
throw $util.ProtocolError("missing required 'r15'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r16"))
throw $util.ProtocolError("missing required 'r16'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r17"))
throw $util.ProtocolError("missing required 'r17'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r18"))
throw $util.ProtocolError("missing required 'r18'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r19"))
throw $util.ProtocolError("missing required 'r19'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r20"))
throw $util.ProtocolError("missing required 'r20'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r21"))
throw $util.ProtocolError("missing required 'r21'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r22"))
throw $util.ProtocolError("missing required 'r22'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r23"))
throw $util.ProtocolError("missing required 'r23'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r24"))
throw $util.ProtocolError("missing required 'r24'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r25"))
throw $util.ProtocolError("missing required 'r25'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r26"))
throw $util.ProtocolError("missing required 'r26'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r27"))
throw $util.ProtocolError("missing required 'r27'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r28"))
throw $util.ProtocolError("missing required 'r28'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r29"))
throw $util.ProtocolError("missing required 'r29'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r30"))
throw $util.ProtocolError("missing required 'r30'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r31"))
throw $util.ProtocolError("missing required 'r31'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "lo"))
throw $util.ProtocolError("missing required 'lo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "hi"))
throw $util.ProtocolError("missing required 'hi'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpu_fcr31"))
throw $util.ProtocolError("missing required 'fpu_fcr31'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpu_id"))
throw $util.ProtocolError("missing required 'fpu_id'", { instance: message });
return message;
};
return user_mips_fpregs_entry;
})();
export const thread_info_mips = $root.thread_info_mips = (() => {
const thread_info_mips = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_info_mips.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.clear_tid_addr);
writer.uint32(16).uint64(message.tls);
$root.user_mips_regs_entry.encode(message.gpregs, writer.uint32(26).fork(), _depth + 1).ldelim();
$root.user_mips_fpregs_entry.encode(message.fpregs, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_info_mips.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_info_mips();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.clear_tid_addr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tls = reader.uint64();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.gpregs = $root.user_mips_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fpregs = $root.user_mips_fpregs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpregs);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "clear_tid_addr"))
throw $util.ProtocolError("missing required 'clear_tid_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tls"))
throw $util.ProtocolError("missing required 'tls'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpregs"))
throw $util.ProtocolError("missing required 'fpregs'", { instance: message });
return message;
};
return thread_info_mips;
})();
export const user_ppc64_regs_entry = $root.user_ppc64_regs_entry = (() => {
const user_ppc64_regs_entry = function (properties) {
this.gpr = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_ppc64_regs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.gpr != null && message.gpr.length)
for (let i = 0; i < message.gpr.length; ++i)
writer.uint32(8).uint64(message.gpr[i]);
writer.uint32(16).uint64(message.nip);
writer.uint32(24).uint64(message.msr);
writer.uint32(32).uint64(message.orig_gpr3);
writer.uint32(40).uint64(message.ctr);
writer.uint32(48).uint64(message.link);
writer.uint32(56).uint64(message.xer);
writer.uint32(64).uint64(message.ccr);
writer.uint32(72).uint64(message.trap);
if (message.texasr != null && $Object.hasOwnProperty.call(message, "texasr"))
writer.uint32(80).uint64(message.texasr);
if (message.tfhar != null && $Object.hasOwnProperty.call(message, "tfhar"))
writer.uint32(88).uint64(message.tfhar);
if (message.tfiar != null && $Object.hasOwnProperty.call(message, "tfiar"))
writer.uint32(96).uint64(message.tfiar);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_ppc64_regs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_ppc64_regs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.gpr && message.gpr.length))
message.gpr = [];
reader.uint64s(message.gpr);
continue;
}
if (wireType !== 0)
break;
if (!(message.gpr && message.gpr.length))
message.gpr = [];
message.gpr.push(reader.uint64());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.nip = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.msr = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.orig_gpr3 = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.ctr = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.link = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.xer = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.ccr = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.trap = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.texasr = reader.uint64();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.tfhar = reader.uint64();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.tfiar = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "nip"))
throw $util.ProtocolError("missing required 'nip'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "msr"))
throw $util.ProtocolError("missing required 'msr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "orig_gpr3"))
throw $util.ProtocolError("missing required 'orig_gpr3'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ctr"))
throw $util.ProtocolError("missing required 'ctr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "link"))
throw $util.ProtocolError("missing required 'link'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "xer"))
throw $util.ProtocolError("missing required 'xer'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ccr"))
throw $util.ProtocolError("missing required 'ccr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "trap"))
throw $util.ProtocolError("missing required 'trap'", { instance: message });
return message;
};
return user_ppc64_regs_entry;
})();
export const user_ppc64_fpstate_entry = $root.user_ppc64_fpstate_entry = (() => {
const user_ppc64_fpstate_entry = function (properties) {
this.fpregs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_ppc64_fpstate_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.fpregs != null && message.fpregs.length)
for (let i = 0; i < message.fpregs.length; ++i)
writer.uint32(8).uint64(message.fpregs[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_ppc64_fpstate_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_ppc64_fpstate_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.fpregs && message.fpregs.length))
message.fpregs = [];
reader.uint64s(message.fpregs);
continue;
}
if (wireType !== 0)
break;
if (!(message.fpregs && message.fpregs.length))
message.fpregs = [];
message.fpregs.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return user_ppc64_fpstate_entry;
})();
export const user_ppc64_vrstate_entry = $root.user_ppc64_vrstate_entry = (() => {
const user_ppc64_vrstate_entry = function (properties) {
this.vrregs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_ppc64_vrstate_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.vrregs != null && message.vrregs.length)
for (let i = 0; i < message.vrregs.length; ++i)
writer.uint32(8).uint64(message.vrregs[i]);
writer.uint32(16).uint32(message.vrsave);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_ppc64_vrstate_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_ppc64_vrstate_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.vrregs && message.vrregs.length))
message.vrregs = [];
reader.uint64s(message.vrregs);
continue;
}
if (wireType !== 0)
break;
if (!(message.vrregs && message.vrregs.length))
message.vrregs = [];
message.vrregs.push(reader.uint64());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.vrsave = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "vrsave"))
throw $util.ProtocolError("missing required 'vrsave'", { instance: message });
return message;
};
return user_ppc64_vrstate_entry;
})();
export const user_ppc64_vsxstate_entry = $root.user_ppc64_vsxstate_entry = (() => {
const user_ppc64_vsxstate_entry = function (properties) {
this.vsxregs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_ppc64_vsxstate_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.vsxregs != null && message.vsxregs.length)
for (let i = 0; i < message.vsxregs.length; ++i)
writer.uint32(8).uint64(message.vsxregs[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_ppc64_vsxstate_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_ppc64_vsxstate_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.vsxregs && message.vsxregs.length))
message.vsxregs = [];
reader.uint64s(message.vsxregs);
continue;
}
if (wireType !== 0)
break;
if (!(message.vsxregs && message.vsxregs.length))
message.vsxregs = [];
message.vsxregs.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return user_ppc64_vsxstate_entry;
})();
export const user_ppc64_tm_regs_entry = $root.user_ppc64_tm_regs_entry = (() => {
const user_ppc64_tm_regs_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_ppc64_tm_regs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
$root.user_ppc64_regs_entry.encode(message.gpregs, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.fpstate != null && $Object.hasOwnProperty.call(message, "fpstate"))
$root.user_ppc64_fpstate_entry.encode(message.fpstate, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.vrstate != null && $Object.hasOwnProperty.call(message, "vrstate"))
$root.user_ppc64_vrstate_entry.encode(message.vrstate, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.vsxstate != null && $Object.hasOwnProperty.call(message, "vsxstate"))
$root.user_ppc64_vsxstate_entry.encode(message.vsxstate, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_ppc64_tm_regs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_ppc64_tm_regs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.gpregs = $root.user_ppc64_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.fpstate = $root.user_ppc64_fpstate_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpstate);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.vrstate = $root.user_ppc64_vrstate_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.vrstate);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.vsxstate = $root.user_ppc64_vsxstate_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.vsxstate);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
return message;
};
return user_ppc64_tm_regs_entry;
})();
export const thread_info_ppc64 = $root.thread_info_ppc64 = (() => {
const thread_info_ppc64 = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_info_ppc64.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.clear_tid_addr);
$root.user_ppc64_regs_entry.encode(message.gpregs, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.fpstate != null && $Object.hasOwnProperty.call(message, "fpstate"))
$root.user_ppc64_fpstate_entry.encode(message.fpstate, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.vrstate != null && $Object.hasOwnProperty.call(message, "vrstate"))
$root.user_ppc64_vrstate_entry.encode(message.vrstate, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.vsxstate != null && $Object.hasOwnProperty.call(message, "vsxstate"))
$root.user_ppc64_vsxstate_entry.encode(message.vsxstate, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.tmstate != null && $Object.hasOwnProperty.call(message, "tmstate"))
$root.user_ppc64_tm_regs_entry.encode(message.tmstate, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_info_ppc64.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_info_ppc64();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.clear_tid_addr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.gpregs = $root.user_ppc64_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fpstate = $root.user_ppc64_fpstate_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpstate);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.vrstate = $root.user_ppc64_vrstate_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.vrstate);
continue;
}
case 5: {
if (wireType !== 2)
break;
message.vsxstate = $root.user_ppc64_vsxstate_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.vsxstate);
continue;
}
case 6: {
if (wireType !== 2)
break;
message.tmstate = $root.user_ppc64_tm_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.tmstate);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "clear_tid_addr"))
throw $util.ProtocolError("missing required 'clear_tid_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
return message;
};
return thread_info_ppc64;
})();
export const user_riscv64_regs_entry = $root.user_riscv64_regs_entry = (() => {
const user_riscv64_regs_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_riscv64_regs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.pc);
writer.uint32(16).uint64(message.ra);
writer.uint32(24).uint64(message.sp);
writer.uint32(32).uint64(message.gp);
writer.uint32(40).uint64(message.tp);
writer.uint32(48).uint64(message.t0);
writer.uint32(56).uint64(message.t1);
writer.uint32(64).uint64(message.t2);
writer.uint32(72).uint64(message.s0);
writer.uint32(80).uint64(message.s1);
writer.uint32(88).uint64(message.a0);
writer.uint32(96).uint64(message.a1);
writer.uint32(104).uint64(message.a2);
writer.uint32(112).uint64(message.a3);
writer.uint32(120).uint64(message.a4);
writer.uint32(128).uint64(message.a5);
writer.uint32(136).uint64(message.a6);
writer.uint32(144).uint64(message.a7);
writer.uint32(152).uint64(message.s2);
writer.uint32(160).uint64(message.s3);
writer.uint32(168).uint64(message.s4);
writer.uint32(176).uint64(message.s5);
writer.uint32(184).uint64(message.s6);
writer.uint32(192).uint64(message.s7);
writer.uint32(200).uint64(message.s8);
writer.uint32(208).uint64(message.s9);
writer.uint32(216).uint64(message.s10);
writer.uint32(224).uint64(message.s11);
writer.uint32(232).uint64(message.t3);
writer.uint32(240).uint64(message.t4);
writer.uint32(248).uint64(message.t5);
writer.uint32(256).uint64(message.t6);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_riscv64_regs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_riscv64_regs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pc = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ra = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.sp = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.gp = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.tp = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.t0 = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.t1 = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.t2 = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.s0 = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.s1 = reader.uint64();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.a0 = reader.uint64();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.a1 = reader.uint64();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.a2 = reader.uint64();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.a3 = reader.uint64();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.a4 = reader.uint64();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.a5 = reader.uint64();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.a6 = reader.uint64();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.a7 = reader.uint64();
continue;
}
case 19: {
if (wireType !== 0)
break;
message.s2 = reader.uint64();
continue;
}
case 20: {
if (wireType !== 0)
break;
message.s3 = reader.uint64();
continue;
}
case 21: {
if (wireType !== 0)
break;
message.s4 = reader.uint64();
continue;
}
case 22: {
if (wireType !== 0)
break;
message.s5 = reader.uint64();
continue;
}
case 23: {
if (wireType !== 0)
break;
message.s6 = reader.uint64();
continue;
}
case 24: {
if (wireType !== 0)
break;
message.s7 = reader.uint64();
continue;
}
case 25: {
if (wireType !== 0)
break;
message.s8 = reader.uint64();
continue;
}
case 26: {
if (wireType !== 0)
break;
message.s9 = reader.uint64();
continue;
}
case 27: {
if (wireType !== 0)
break;
message.s10 = reader.uint64();
continue;
}
case 28: {
if (wireType !== 0)
break;
message.s11 = reader.uint64();
continue;
}
case 29: {
if (wireType !== 0)
break;
message.t3 = reader.uint64();
continue;
}
case 30: {
if (wireType !== 0)
break;
message.t4 = reader.uint64();
continue;
}
case 31: {
if (wireType !== 0)
break;
message.t5 = reader.uint64();
continue;
}
case 32: {
if (wireType !== 0)
break;
message.t6 = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pc"))
throw $util.ProtocolError("missing required 'pc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ra"))
throw $util.ProtocolError("missing required 'ra'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sp"))
throw $util.ProtocolError("missing required 'sp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gp"))
throw $util.ProtocolError("missing required 'gp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tp"))
throw $util.ProtocolError("missing required 'tp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "t0"))
throw $util.ProtocolError("missing required 't0'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "t1"))
throw $util.ProtocolError("missing required 't1'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "t2"))
throw $util.ProtocolError("missing required 't2'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s0"))
throw $util.ProtocolError("missing required 's0'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s1"))
throw $util.ProtocolError("missing required 's1'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "a0"))
throw $util.ProtocolError("missing required 'a0'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "a1"))
throw $util.ProtocolError("missing required 'a1'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "a2"))
throw $util.ProtocolError("missing required 'a2'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "a3"))
throw $util.ProtocolError("missing required 'a3'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "a4"))
throw $util.ProtocolError("missing required 'a4'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "a5"))
throw $util.ProtocolError("missing required 'a5'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "a6"))
throw $util.ProtocolError("missing required 'a6'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "a7"))
throw $util.ProtocolError("missing required 'a7'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s2"))
throw $util.ProtocolError("missing required 's2'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s3"))
throw $util.ProtocolError("missing required 's3'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s4"))
throw $util.ProtocolError("missing required 's4'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s5"))
throw $util.ProtocolError("missing required 's5'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s6"))
throw $util.ProtocolError("missing required 's6'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s7"))
throw $util.ProtocolError("missing required 's7'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s8"))
throw $util.ProtocolError("missing required 's8'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s9"))
throw $util.ProtocolError("missing required 's9'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s10"))
throw $util.ProtocolError("missing required 's10'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s11"))
throw $util.ProtocolError("missing required 's11'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "t3"))
throw $util.ProtocolError("missing required 't3'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "t4"))
throw $util.ProtocolError("missing required 't4'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "t5"))
throw $util.ProtocolError("missing required 't5'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "t6"))
throw $util.ProtocolError("missing required 't6'", { instance: message });
return message;
};
return user_riscv64_regs_entry;
})();
export const user_riscv64_d_ext_entry = $root.user_riscv64_d_ext_entry = (() => {
const user_riscv64_d_ext_entry = function (properties) {
this.f = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_riscv64_d_ext_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.f != null && message.f.length)
for (let i = 0; i < message.f.length; ++i)
writer.uint32(8).uint64(message.f[i]);
writer.uint32(16).uint32(message.fcsr);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_riscv64_d_ext_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_riscv64_d_ext_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.f && message.f.length))
message.f = [];
reader.uint64s(message.f);
continue;
}
if (wireType !== 0)
break;
if (!(message.f && message.f.length))
message.f = [];
message.f.push(reader.uint64());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.fcsr = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "fcsr"))
throw $util.ProtocolError("missing required 'fcsr'", { instance: message });
return message;
};
return user_riscv64_d_ext_entry;
})();
export const thread_info_riscv64 = $root.thread_info_riscv64 = (() => {
const thread_info_riscv64 = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_info_riscv64.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.clear_tid_addr);
writer.uint32(16).uint64(message.tls);
$root.user_riscv64_regs_entry.encode(message.gpregs, writer.uint32(26).fork(), _depth + 1).ldelim();
$root.user_riscv64_d_ext_entry.encode(message.fpsimd, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_info_riscv64.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_info_riscv64();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.clear_tid_addr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tls = reader.uint64();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.gpregs = $root.user_riscv64_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fpsimd = $root.user_riscv64_d_ext_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpsimd);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "clear_tid_addr"))
throw $util.ProtocolError("missing required 'clear_tid_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tls"))
throw $util.ProtocolError("missing required 'tls'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpsimd"))
throw $util.ProtocolError("missing required 'fpsimd'", { instance: message });
return message;
};
return thread_info_riscv64;
})();
export const user_s390_regs_entry = $root.user_s390_regs_entry = (() => {
const user_s390_regs_entry = function (properties) {
this.gprs = [];
this.acrs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_s390_regs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.psw_mask);
writer.uint32(16).uint64(message.psw_addr);
if (message.gprs != null && message.gprs.length)
for (let i = 0; i < message.gprs.length; ++i)
writer.uint32(24).uint64(message.gprs[i]);
if (message.acrs != null && message.acrs.length)
for (let i = 0; i < message.acrs.length; ++i)
writer.uint32(32).uint32(message.acrs[i]);
writer.uint32(40).uint64(message.orig_gpr2);
writer.uint32(48).uint32(message.system_call);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_s390_regs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_s390_regs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.psw_mask = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.psw_addr = reader.uint64();
continue;
}
case 3: {
if (wireType === 2) {
if (!(message.gprs && message.gprs.length))
message.gprs = [];
reader.uint64s(message.gprs);
continue;
}
if (wireType !== 0)
break;
if (!(message.gprs && message.gprs.length))
message.gprs = [];
message.gprs.push(reader.uint64());
continue;
}
case 4: {
if (wireType === 2) {
if (!(message.acrs && message.acrs.length))
message.acrs = [];
reader.uint32s(message.acrs);
continue;
}
if (wireType !== 0)
break;
if (!(message.acrs && message.acrs.length))
message.acrs = [];
message.acrs.push(reader.uint32());
continue;
}
case 5: {
if (wireType !== 0)
break;
message.orig_gpr2 = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.system_call = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "psw_mask"))
throw $util.ProtocolError("missing required 'psw_mask'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "psw_addr"))
throw $util.ProtocolError("missing required 'psw_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "orig_gpr2"))
throw $util.ProtocolError("missing required 'orig_gpr2'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "system_call"))
throw $util.ProtocolError("missing required 'system_call'", { instance: message });
return message;
};
return user_s390_regs_entry;
})();
export const user_s390_vxrs_low_entry = $root.user_s390_vxrs_low_entry = (() => {
const user_s390_vxrs_low_entry = function (properties) {
this.regs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_s390_vxrs_low_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.regs != null && message.regs.length)
for (let i = 0; i < message.regs.length; ++i)
writer.uint32(8).uint64(message.regs[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_s390_vxrs_low_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_s390_vxrs_low_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.regs && message.regs.length))
message.regs = [];
reader.uint64s(message.regs);
continue;
}
if (wireType !== 0)
break;
if (!(message.regs && message.regs.length))
message.regs = [];
message.regs.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return user_s390_vxrs_low_entry;
})();
export const user_s390_vxrs_high_entry = $root.user_s390_vxrs_high_entry = (() => {
const user_s390_vxrs_high_entry = function (properties) {
this.regs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_s390_vxrs_high_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.regs != null && message.regs.length)
for (let i = 0; i < message.regs.length; ++i)
writer.uint32(8).uint64(message.regs[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_s390_vxrs_high_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_s390_vxrs_high_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.regs && message.regs.length))
message.regs = [];
reader.uint64s(message.regs);
continue;
}
if (wireType !== 0)
break;
if (!(message.regs && message.regs.length))
message.regs = [];
message.regs.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return user_s390_vxrs_high_entry;
})();
export const user_s390_fpregs_entry = $root.user_s390_fpregs_entry = (() => {
const user_s390_fpregs_entry = function (properties) {
this.fprs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_s390_fpregs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.fpc);
if (message.fprs != null && message.fprs.length)
for (let i = 0; i < message.fprs.length; ++i)
writer.uint32(16).uint64(message.fprs[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_s390_fpregs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_s390_fpregs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.fpc = reader.uint32();
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.fprs && message.fprs.length))
message.fprs = [];
reader.uint64s(message.fprs);
continue;
}
if (wireType !== 0)
break;
if (!(message.fprs && message.fprs.length))
message.fprs = [];
message.fprs.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "fpc"))
throw $util.ProtocolError("missing required 'fpc'", { instance: message });
return message;
};
return user_s390_fpregs_entry;
})();
export const user_s390_gs_cb_entry = $root.user_s390_gs_cb_entry = (() => {
const user_s390_gs_cb_entry = function (properties) {
this.regs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_s390_gs_cb_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.regs != null && message.regs.length)
for (let i = 0; i < message.regs.length; ++i)
writer.uint32(8).uint64(message.regs[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_s390_gs_cb_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_s390_gs_cb_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.regs && message.regs.length))
message.regs = [];
reader.uint64s(message.regs);
continue;
}
if (wireType !== 0)
break;
if (!(message.regs && message.regs.length))
message.regs = [];
message.regs.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return user_s390_gs_cb_entry;
})();
export const user_s390_ri_entry = $root.user_s390_ri_entry = (() => {
const user_s390_ri_entry = function (properties) {
this.regs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_s390_ri_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.ri_on);
if (message.regs != null && message.regs.length)
for (let i = 0; i < message.regs.length; ++i)
writer.uint32(16).uint64(message.regs[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_s390_ri_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_s390_ri_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.ri_on = reader.uint32();
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.regs && message.regs.length))
message.regs = [];
reader.uint64s(message.regs);
continue;
}
if (wireType !== 0)
break;
if (!(message.regs && message.regs.length))
message.regs = [];
message.regs.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "ri_on"))
throw $util.ProtocolError("missing required 'ri_on'", { instance: message });
return message;
};
return user_s390_ri_entry;
})();
export const thread_info_s390 = $root.thread_info_s390 = (() => {
const thread_info_s390 = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_info_s390.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.clear_tid_addr);
$root.user_s390_regs_entry.encode(message.gpregs, writer.uint32(18).fork(), _depth + 1).ldelim();
$root.user_s390_fpregs_entry.encode(message.fpregs, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.vxrs_low != null && $Object.hasOwnProperty.call(message, "vxrs_low"))
$root.user_s390_vxrs_low_entry.encode(message.vxrs_low, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.vxrs_high != null && $Object.hasOwnProperty.call(message, "vxrs_high"))
$root.user_s390_vxrs_high_entry.encode(message.vxrs_high, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.gs_cb != null && $Object.hasOwnProperty.call(message, "gs_cb"))
$root.user_s390_gs_cb_entry.encode(message.gs_cb, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.gs_bc != null && $Object.hasOwnProperty.call(message, "gs_bc"))
$root.user_s390_gs_cb_entry.encode(message.gs_bc, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.ri_cb != null && $Object.hasOwnProperty.call(message, "ri_cb"))
$root.user_s390_ri_entry.encode(message.ri_cb, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_info_s390.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_info_s390();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.clear_tid_addr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.gpregs = $root.user_s390_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fpregs = $root.user_s390_fpregs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpregs);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.vxrs_low = $root.user_s390_vxrs_low_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.vxrs_low);
continue;
}
case 5: {
if (wireType !== 2)
break;
message.vxrs_high = $root.user_s390_vxrs_high_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.vxrs_high);
continue;
}
case 6: {
if (wireType !== 2)
break;
message.gs_cb = $root.user_s390_gs_cb_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gs_cb);
continue;
}
case 7: {
if (wireType !== 2)
break;
message.gs_bc = $root.user_s390_gs_cb_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gs_bc);
continue;
}
case 8: {
if (wireType !== 2)
break;
message.ri_cb = $root.user_s390_ri_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.ri_cb);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "clear_tid_addr"))
throw $util.ProtocolError("missing required 'clear_tid_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpregs"))
throw $util.ProtocolError("missing required 'fpregs'", { instance: message });
return message;
};
return thread_info_s390;
})();
export const user_x86_regs_mode = $root.user_x86_regs_mode = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[1] = "NATIVE"] = 1;
values[valuesById[2] = "COMPAT"] = 2;
return values;
})();
export const user_x86_regs_entry = $root.user_x86_regs_entry = (() => {
const user_x86_regs_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_x86_regs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.r15);
writer.uint32(16).uint64(message.r14);
writer.uint32(24).uint64(message.r13);
writer.uint32(32).uint64(message.r12);
writer.uint32(40).uint64(message.bp);
writer.uint32(48).uint64(message.bx);
writer.uint32(56).uint64(message.r11);
writer.uint32(64).uint64(message.r10);
writer.uint32(72).uint64(message.r9);
writer.uint32(80).uint64(message.r8);
writer.uint32(88).uint64(message.ax);
writer.uint32(96).uint64(message.cx);
writer.uint32(104).uint64(message.dx);
writer.uint32(112).uint64(message.si);
writer.uint32(120).uint64(message.di);
writer.uint32(128).uint64(message.orig_ax);
writer.uint32(136).uint64(message.ip);
writer.uint32(144).uint64(message.cs);
writer.uint32(152).uint64(message.flags);
writer.uint32(160).uint64(message.sp);
writer.uint32(168).uint64(message.ss);
writer.uint32(176).uint64(message.fs_base);
writer.uint32(184).uint64(message.gs_base);
writer.uint32(192).uint64(message.ds);
writer.uint32(200).uint64(message.es);
writer.uint32(208).uint64(message.fs);
writer.uint32(216).uint64(message.gs);
if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
writer.uint32(224).int32(message.mode);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_x86_regs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_x86_regs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.r15 = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.r14 = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.r13 = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.r12 = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.bp = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.bx = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.r11 = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.r10 = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.r9 = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.r8 = reader.uint64();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.ax = reader.uint64();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.cx = reader.uint64();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.dx = reader.uint64();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.si = reader.uint64();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.di = reader.uint64();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.orig_ax = reader.uint64();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.ip = reader.uint64();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.cs = reader.uint64();
continue;
}
case 19: {
if (wireType !== 0)
break;
message.flags = reader.uint64();
continue;
}
case 20: {
if (wireType !== 0)
break;
message.sp = reader.uint64();
continue;
}
case 21: {
if (wireType !== 0)
break;
message.ss = reader.uint64();
continue;
}
case 22: {
if (wireType !== 0)
break;
message.fs_base = reader.uint64();
continue;
}
case 23: {
if (wireType !== 0)
break;
message.gs_base = reader.uint64();
continue;
}
case 24: {
if (wireType !== 0)
break;
message.ds = reader.uint64();
continue;
}
case 25: {
if (wireType !== 0)
break;
message.es = reader.uint64();
continue;
}
case 26: {
if (wireType !== 0)
break;
message.fs = reader.uint64();
continue;
}
case 27: {
if (wireType !== 0)
break;
message.gs = reader.uint64();
continue;
}
case 28: {
if (wireType !== 0)
break;
value = reader.int32();
message.mode = value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "r15"))
throw $util.ProtocolError("missing required 'r15'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r14"))
throw $util.ProtocolError("missing required 'r14'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r13"))
throw $util.ProtocolError("missing required 'r13'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r12"))
throw $util.ProtocolError("missing required 'r12'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "bp"))
throw $util.ProtocolError("missing required 'bp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "bx"))
throw $util.ProtocolError("missing required 'bx'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r11"))
throw $util.ProtocolError("missing required 'r11'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r10"))
throw $util.ProtocolError("missing required 'r10'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r9"))
throw $util.ProtocolError("missing required 'r9'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "r8"))
throw $util.ProtocolError("missing required 'r8'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ax"))
throw $util.ProtocolError("missing required 'ax'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cx"))
throw $util.ProtocolError("missing required 'cx'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "dx"))
throw $util.ProtocolError("missing required 'dx'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "si"))
throw $util.ProtocolError("missing required 'si'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "di"))
throw $util.ProtocolError("missing required 'di'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "orig_ax"))
throw $util.ProtocolError("missing required 'orig_ax'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ip"))
throw $util.ProtocolError("missing required 'ip'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cs"))
throw $util.ProtocolError("missing required 'cs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sp"))
throw $util.ProtocolError("missing required 'sp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ss"))
throw $util.ProtocolError("missing required 'ss'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fs_base"))
throw $util.ProtocolError("missing required 'fs_base'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gs_base"))
throw $util.ProtocolError("missing required 'gs_base'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ds"))
throw $util.ProtocolError("missing required 'ds'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "es"))
throw $util.ProtocolError("missing required 'es'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fs"))
throw $util.ProtocolError("missing required 'fs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gs"))
throw $util.ProtocolError("missing required 'gs'", { instance: message });
return message;
};
return user_x86_regs_entry;
})();
export const user_x86_cet_entry = $root.user_x86_cet_entry = (() => {
const user_x86_cet_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_x86_cet_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.cet);
writer.uint32(16).uint64(message.ssp);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_x86_cet_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_x86_cet_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.cet = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ssp = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "cet"))
throw $util.ProtocolError("missing required 'cet'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ssp"))
throw $util.ProtocolError("missing required 'ssp'", { instance: message });
return message;
};
return user_x86_cet_entry;
})();
export const xstate_component = $root.xstate_component = (() => {
const xstate_component = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
xstate_component.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.bit);
writer.uint32(16).uint32(message.offset);
writer.uint32(24).uint32(message.size);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
xstate_component.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.xstate_component();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.bit = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.offset = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.size = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "bit"))
throw $util.ProtocolError("missing required 'bit'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "offset"))
throw $util.ProtocolError("missing required 'offset'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "size"))
throw $util.ProtocolError("missing required 'size'", { instance: message });
return message;
};
return xstate_component;
})();
export const user_x86_xsave_entry = $root.user_x86_xsave_entry = (() => {
const user_x86_xsave_entry = function (properties) {
this.ymmh_space = [];
this.bndreg_state = [];
this.bndcsr_state = [];
this.opmask_reg = [];
this.zmm_upper = [];
this.hi16_zmm = [];
this.pkru = [];
this.xstate_components = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_x86_xsave_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.xstate_bv);
if (message.ymmh_space != null && message.ymmh_space.length)
for (let i = 0; i < message.ymmh_space.length; ++i)
writer.uint32(16).uint32(message.ymmh_space[i]);
if (message.bndreg_state != null && message.bndreg_state.length)
for (let i = 0; i < message.bndreg_state.length; ++i)
writer.uint32(24).uint64(message.bndreg_state[i]);
if (message.bndcsr_state != null && message.bndcsr_state.length)
for (let i = 0; i < message.bndcsr_state.length; ++i)
writer.uint32(32).uint64(message.bndcsr_state[i]);
if (message.opmask_reg != null && message.opmask_reg.length)
for (let i = 0; i < message.opmask_reg.length; ++i)
writer.uint32(40).uint64(message.opmask_reg[i]);
if (message.zmm_upper != null && message.zmm_upper.length)
for (let i = 0; i < message.zmm_upper.length; ++i)
writer.uint32(48).uint64(message.zmm_upper[i]);
if (message.hi16_zmm != null && message.hi16_zmm.length)
for (let i = 0; i < message.hi16_zmm.length; ++i)
writer.uint32(56).uint64(message.hi16_zmm[i]);
if (message.pkru != null && message.pkru.length)
for (let i = 0; i < message.pkru.length; ++i)
writer.uint32(64).uint32(message.pkru[i]);
if (message.cet != null && $Object.hasOwnProperty.call(message, "cet"))
$root.user_x86_cet_entry.encode(message.cet, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.xstate != null && $Object.hasOwnProperty.call(message, "xstate"))
writer.uint32(56010).bytes(message.xstate);
if (message.xstate_components != null && message.xstate_components.length)
for (let i = 0; i < message.xstate_components.length; ++i)
$root.xstate_component.encode(message.xstate_components[i], writer.uint32(56018).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_x86_xsave_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_x86_xsave_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.xstate_bv = reader.uint64();
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.ymmh_space && message.ymmh_space.length))
message.ymmh_space = [];
reader.uint32s(message.ymmh_space);
continue;
}
if (wireType !== 0)
break;
if (!(message.ymmh_space && message.ymmh_space.length))
message.ymmh_space = [];
message.ymmh_space.push(reader.uint32());
continue;
}
case 3: {
if (wireType === 2) {
if (!(message.bndreg_state && message.bndreg_state.length))
message.bndreg_state = [];
reader.uint64s(message.bndreg_state);
continue;
}
if (wireType !== 0)
break;
if (!(message.bndreg_state && message.bndreg_state.length))
message.bndreg_state = [];
message.bndreg_state.push(reader.uint64());
continue;
}
case 4: {
if (wireType === 2) {
if (!(message.bndcsr_state && message.bndcsr_state.length))
message.bndcsr_state = [];
reader.uint64s(message.bndcsr_state);
continue;
}
if (wireType !== 0)
break;
if (!(message.bndcsr_state && message.bndcsr_state.length))
message.bndcsr_state = [];
message.bndcsr_state.push(reader.uint64());
continue;
}
case 5: {
if (wireType === 2) {
if (!(message.opmask_reg && message.opmask_reg.length))
message.opmask_reg = [];
reader.uint64s(message.opmask_reg);
continue;
}
if (wireType !== 0)
break;
if (!(message.opmask_reg && message.opmask_reg.length))
message.opmask_reg = [];
message.opmask_reg.push(reader.uint64());
continue;
}
case 6: {
if (wireType === 2) {
if (!(message.zmm_upper && message.zmm_upper.length))
message.zmm_upper = [];
reader.uint64s(message.zmm_upper);
continue;
}
if (wireType !== 0)
break;
if (!(message.zmm_upper && message.zmm_upper.length))
message.zmm_upper = [];
message.zmm_upper.push(reader.uint64());
continue;
}
case 7: {
if (wireType === 2) {
if (!(message.hi16_zmm && message.hi16_zmm.length))
message.hi16_zmm = [];
reader.uint64s(message.hi16_zmm);
continue;
}
if (wireType !== 0)
break;
if (!(message.hi16_zmm && message.hi16_zmm.length))
message.hi16_zmm = [];
message.hi16_zmm.push(reader.uint64());
continue;
}
case 8: {
if (wireType === 2) {
if (!(message.pkru && message.pkru.length))
message.pkru = [];
reader.uint32s(message.pkru);
continue;
}
if (wireType !== 0)
break;
if (!(message.pkru && message.pkru.length))
message.pkru = [];
message.pkru.push(reader.uint32());
continue;
}
case 9: {
if (wireType !== 2)
break;
message.cet = $root.user_x86_cet_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.cet);
continue;
}
case 7001: {
if (wireType !== 2)
break;
message.xstate = reader.bytes();
continue;
}
case 7002: {
if (wireType !== 2)
break;
if (!(message.xstate_components && message.xstate_components.length))
message.xstate_components = [];
message.xstate_components.push($root.xstate_component.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "xstate_bv"))
throw $util.ProtocolError("missing required 'xstate_bv'", { instance: message });
return message;
};
return user_x86_xsave_entry;
})();
export const user_x86_fpregs_entry = $root.user_x86_fpregs_entry = (() => {
const user_x86_fpregs_entry = function (properties) {
this.st_space = [];
this.xmm_space = [];
this.padding = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_x86_fpregs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.cwd);
writer.uint32(16).uint32(message.swd);
writer.uint32(24).uint32(message.twd);
writer.uint32(32).uint32(message.fop);
writer.uint32(40).uint64(message.rip);
writer.uint32(48).uint64(message.rdp);
writer.uint32(56).uint32(message.mxcsr);
writer.uint32(64).uint32(message.mxcsr_mask);
if (message.st_space != null && message.st_space.length)
for (let i = 0; i < message.st_space.length; ++i)
writer.uint32(72).uint32(message.st_space[i]);
if (message.xmm_space != null && message.xmm_space.length)
for (let i = 0; i < message.xmm_space.length; ++i)
writer.uint32(80).uint32(message.xmm_space[i]);
if (message.padding != null && message.padding.length)
for (let i = 0; i < message.padding.length; ++i)
writer.uint32(88).uint32(message.padding[i]);
if (message.xsave != null && $Object.hasOwnProperty.call(message, "xsave"))
$root.user_x86_xsave_entry.encode(message.xsave, writer.uint32(106).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_x86_fpregs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_x86_fpregs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.cwd = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.swd = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.twd = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.fop = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.rip = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.rdp = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.mxcsr = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.mxcsr_mask = reader.uint32();
continue;
}
case 9: {
if (wireType === 2) {
if (!(message.st_space && message.st_space.length))
message.st_space = [];
reader.uint32s(message.st_space);
continue;
}
if (wireType !== 0)
break;
if (!(message.st_space && message.st_space.length))
message.st_space = [];
message.st_space.push(reader.uint32());
continue;
}
case 10: {
if (wireType === 2) {
if (!(message.xmm_space && message.xmm_space.length))
message.xmm_space = [];
reader.uint32s(message.xmm_space);
continue;
}
if (wireType !== 0)
break;
if (!(message.xmm_space && message.xmm_space.length))
message.xmm_space = [];
message.xmm_space.push(reader.uint32());
continue;
}
case 11: {
if (wireType === 2) {
if (!(message.padding && message.padding.length))
message.padding = [];
reader.uint32s(message.padding);
continue;
}
if (wireType !== 0)
break;
if (!(message.padding && message.padding.length))
message.padding = [];
message.padding.push(reader.uint32());
continue;
}
case 13: {
if (wireType !== 2)
break;
message.xsave = $root.user_x86_xsave_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.xsave);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "cwd"))
throw $util.ProtocolError("missing required 'cwd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "swd"))
throw $util.ProtocolError("missing required 'swd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "twd"))
throw $util.ProtocolError("missing required 'twd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fop"))
throw $util.ProtocolError("missing required 'fop'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "rip"))
throw $util.ProtocolError("missing required 'rip'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "rdp"))
throw $util.ProtocolError("missing required 'rdp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mxcsr"))
throw $util.ProtocolError("missing required 'mxcsr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mxcsr_mask"))
throw $util.ProtocolError("missing required 'mxcsr_mask'", { instance: message });
return message;
};
return user_x86_fpregs_entry;
})();
export const user_desc_t = $root.user_desc_t = (() => {
const user_desc_t = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
user_desc_t.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.entry_number);
writer.uint32(16).uint32(message.base_addr);
writer.uint32(24).uint32(message.limit);
writer.uint32(32).bool(message.seg_32bit);
writer.uint32(40).bool(message.contents_h);
writer.uint32(48).bool(message.contents_l);
writer.uint32(56).bool(message.read_exec_only);
writer.uint32(64).bool(message.limit_in_pages);
writer.uint32(72).bool(message.seg_not_present);
writer.uint32(80).bool(message.usable);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
user_desc_t.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.user_desc_t();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.entry_number = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.base_addr = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.limit = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.seg_32bit = reader.bool();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.contents_h = reader.bool();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.contents_l = reader.bool();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.read_exec_only = reader.bool();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.limit_in_pages = reader.bool();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.seg_not_present = reader.bool();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.usable = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "entry_number"))
throw $util.ProtocolError("missing required 'entry_number'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "base_addr"))
throw $util.ProtocolError("missing required 'base_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "limit"))
throw $util.ProtocolError("missing required 'limit'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "seg_32bit"))
throw $util.ProtocolError("missing required 'seg_32bit'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "contents_h"))
throw $util.ProtocolError("missing required 'contents_h'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "contents_l"))
throw $util.ProtocolError("missing required 'contents_l'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "read_exec_only"))
throw $util.ProtocolError("missing required 'read_exec_only'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "limit_in_pages"))
throw $util.ProtocolError("missing required 'limit_in_pages'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "seg_not_present"))
throw $util.ProtocolError("missing required 'seg_not_present'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "usable"))
throw $util.ProtocolError("missing required 'usable'", { instance: message });
return message;
};
return user_desc_t;
})();
export const thread_info_x86 = $root.thread_info_x86 = (() => {
const thread_info_x86 = function (properties) {
this.tls = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_info_x86.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.clear_tid_addr);
$root.user_x86_regs_entry.encode(message.gpregs, writer.uint32(18).fork(), _depth + 1).ldelim();
$root.user_x86_fpregs_entry.encode(message.fpregs, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.tls != null && message.tls.length)
for (let i = 0; i < message.tls.length; ++i)
$root.user_desc_t.encode(message.tls[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_info_x86.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_info_x86();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.clear_tid_addr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.gpregs = $root.user_x86_regs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.gpregs);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fpregs = $root.user_x86_fpregs_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fpregs);
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.tls && message.tls.length))
message.tls = [];
message.tls.push($root.user_desc_t.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "clear_tid_addr"))
throw $util.ProtocolError("missing required 'clear_tid_addr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gpregs"))
throw $util.ProtocolError("missing required 'gpregs'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fpregs"))
throw $util.ProtocolError("missing required 'fpregs'", { instance: message });
return message;
};
return thread_info_x86;
})();
export const seccomp_mode = $root.seccomp_mode = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "disabled"] = 0;
values[valuesById[1] = "strict"] = 1;
values[valuesById[2] = "filter"] = 2;
return values;
})();
export const task_core_entry = $root.task_core_entry = (() => {
const task_core_entry = function (properties) {
this.sigactions = [];
this.sem_undo = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
task_core_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.task_state);
writer.uint32(16).uint32(message.exit_code);
writer.uint32(24).uint32(message.personality);
writer.uint32(32).uint32(message.flags);
writer.uint32(40).uint64(message.blk_sigset);
writer.uint32(50).string(message.comm);
if (message.timers != null && $Object.hasOwnProperty.call(message, "timers"))
$root.task_timers_entry.encode(message.timers, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.rlimits != null && $Object.hasOwnProperty.call(message, "rlimits"))
$root.task_rlimits_entry.encode(message.rlimits, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.cg_set != null && $Object.hasOwnProperty.call(message, "cg_set"))
writer.uint32(72).uint32(message.cg_set);
if (message.signals_s != null && $Object.hasOwnProperty.call(message, "signals_s"))
$root.signal_queue_entry.encode(message.signals_s, writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.old_seccomp_mode != null && $Object.hasOwnProperty.call(message, "old_seccomp_mode"))
writer.uint32(88).int32(message.old_seccomp_mode);
if (message.old_seccomp_filter != null && $Object.hasOwnProperty.call(message, "old_seccomp_filter"))
writer.uint32(96).uint32(message.old_seccomp_filter);
if (message.loginuid != null && $Object.hasOwnProperty.call(message, "loginuid"))
writer.uint32(104).uint32(message.loginuid);
if (message.oom_score_adj != null && $Object.hasOwnProperty.call(message, "oom_score_adj"))
writer.uint32(112).int32(message.oom_score_adj);
if (message.sigactions != null && message.sigactions.length)
for (let i = 0; i < message.sigactions.length; ++i)
$root.sa_entry.encode(message.sigactions[i], writer.uint32(122).fork(), _depth + 1).ldelim();
if (message.child_subreaper != null && $Object.hasOwnProperty.call(message, "child_subreaper"))
writer.uint32(144).bool(message.child_subreaper);
if (message.blk_sigset_extended != null && $Object.hasOwnProperty.call(message, "blk_sigset_extended"))
writer.uint32(160).uint64(message.blk_sigset_extended);
if (message.stop_signo != null && $Object.hasOwnProperty.call(message, "stop_signo"))
writer.uint32(168).uint32(message.stop_signo);
if (message.membarrier_registration_mask != null && $Object.hasOwnProperty.call(message, "membarrier_registration_mask"))
writer.uint32(176).uint32(message.membarrier_registration_mask);
if (message.personality_bits != null && $Object.hasOwnProperty.call(message, "personality_bits"))
writer.uint32(56008).uint32(message.personality_bits);
if (message.autogroup_nice != null && $Object.hasOwnProperty.call(message, "autogroup_nice"))
writer.uint32(56080).sint32(message.autogroup_nice);
if (message.coredump_filter != null && $Object.hasOwnProperty.call(message, "coredump_filter"))
writer.uint32(56088).uint32(message.coredump_filter);
if (message.sem_undo != null && message.sem_undo.length)
for (let i = 0; i < message.sem_undo.length; ++i)
$root.sem_undo_entry.encode(message.sem_undo[i], writer.uint32(56162).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
task_core_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.task_core_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.task_state = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.exit_code = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.personality = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.blk_sigset = reader.uint64();
continue;
}
case 6: {
if (wireType !== 2)
break;
message.comm = reader.string();
continue;
}
case 7: {
if (wireType !== 2)
break;
message.timers = $root.task_timers_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.timers);
continue;
}
case 8: {
if (wireType !== 2)
break;
message.rlimits = $root.task_rlimits_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.rlimits);
continue;
}
case 9: {
if (wireType !== 0)
break;
message.cg_set = reader.uint32();
continue;
}
case 10: {
if (wireType !== 2)
break;
message.signals_s = $root.signal_queue_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.signals_s);
continue;
}
case 11: {
if (wireType !== 0)
break;
value = reader.int32();
message.old_seccomp_mode = value;
continue;
}
case 12: {
if (wireType !== 0)
break;
message.old_seccomp_filter = reader.uint32();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.loginuid = reader.uint32();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.oom_score_adj = reader.int32();
continue;
}
case 15: {
if (wireType !== 2)
break;
if (!(message.sigactions && message.sigactions.length))
message.sigactions = [];
message.sigactions.push($root.sa_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 18: {
if (wireType !== 0)
break;
message.child_subreaper = reader.bool();
continue;
}
case 20: {
if (wireType !== 0)
break;
message.blk_sigset_extended = reader.uint64();
continue;
}
case 21: {
if (wireType !== 0)
break;
message.stop_signo = reader.uint32();
continue;
}
case 22: {
if (wireType !== 0)
break;
message.membarrier_registration_mask = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.personality_bits = reader.uint32();
continue;
}
case 7010: {
if (wireType !== 0)
break;
message.autogroup_nice = reader.sint32();
continue;
}
case 7011: {
if (wireType !== 0)
break;
message.coredump_filter = reader.uint32();
continue;
}
case 7020: {
if (wireType !== 2)
break;
if (!(message.sem_undo && message.sem_undo.length))
message.sem_undo = [];
message.sem_undo.push($root.sem_undo_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "task_state"))
throw $util.ProtocolError("missing required 'task_state'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "exit_code"))
throw $util.ProtocolError("missing required 'exit_code'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "personality"))
throw $util.ProtocolError("missing required 'personality'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "blk_sigset"))
throw $util.ProtocolError("missing required 'blk_sigset'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "comm"))
throw $util.ProtocolError("missing required 'comm'", { instance: message });
return message;
};
return task_core_entry;
})();
export const sem_undo_entry = $root.sem_undo_entry = (() => {
const sem_undo_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sem_undo_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.semid);
writer.uint32(16).uint32(message.key);
writer.uint32(24).uint32(message.number);
writer.uint32(32).sint32(message.adjust);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sem_undo_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sem_undo_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.semid = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.key = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.number = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.adjust = reader.sint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "semid"))
throw $util.ProtocolError("missing required 'semid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "key"))
throw $util.ProtocolError("missing required 'key'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "number"))
throw $util.ProtocolError("missing required 'number'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "adjust"))
throw $util.ProtocolError("missing required 'adjust'", { instance: message });
return message;
};
return sem_undo_entry;
})();
export const task_kobj_ids_entry = $root.task_kobj_ids_entry = (() => {
const task_kobj_ids_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
task_kobj_ids_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.vm_id);
writer.uint32(16).uint32(message.files_id);
writer.uint32(24).uint32(message.fs_id);
writer.uint32(32).uint32(message.sighand_id);
if (message.pid_ns_id != null && $Object.hasOwnProperty.call(message, "pid_ns_id"))
writer.uint32(40).uint32(message.pid_ns_id);
if (message.net_ns_id != null && $Object.hasOwnProperty.call(message, "net_ns_id"))
writer.uint32(48).uint32(message.net_ns_id);
if (message.ipc_ns_id != null && $Object.hasOwnProperty.call(message, "ipc_ns_id"))
writer.uint32(56).uint32(message.ipc_ns_id);
if (message.uts_ns_id != null && $Object.hasOwnProperty.call(message, "uts_ns_id"))
writer.uint32(64).uint32(message.uts_ns_id);
if (message.mnt_ns_id != null && $Object.hasOwnProperty.call(message, "mnt_ns_id"))
writer.uint32(72).uint32(message.mnt_ns_id);
if (message.user_ns_id != null && $Object.hasOwnProperty.call(message, "user_ns_id"))
writer.uint32(80).uint32(message.user_ns_id);
if (message.cgroup_ns_id != null && $Object.hasOwnProperty.call(message, "cgroup_ns_id"))
writer.uint32(88).uint32(message.cgroup_ns_id);
if (message.time_ns_id != null && $Object.hasOwnProperty.call(message, "time_ns_id"))
writer.uint32(96).uint32(message.time_ns_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
task_kobj_ids_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.task_kobj_ids_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.vm_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.files_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.fs_id = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.sighand_id = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.pid_ns_id = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.net_ns_id = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.ipc_ns_id = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.uts_ns_id = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.mnt_ns_id = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.user_ns_id = reader.uint32();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.cgroup_ns_id = reader.uint32();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.time_ns_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "vm_id"))
throw $util.ProtocolError("missing required 'vm_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "files_id"))
throw $util.ProtocolError("missing required 'files_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fs_id"))
throw $util.ProtocolError("missing required 'fs_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sighand_id"))
throw $util.ProtocolError("missing required 'sighand_id'", { instance: message });
return message;
};
return task_kobj_ids_entry;
})();
export const thread_sas_entry = $root.thread_sas_entry = (() => {
const thread_sas_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_sas_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.ss_sp);
writer.uint32(16).uint64(message.ss_size);
writer.uint32(24).uint32(message.ss_flags);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_sas_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_sas_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.ss_sp = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ss_size = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.ss_flags = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "ss_sp"))
throw $util.ProtocolError("missing required 'ss_sp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ss_size"))
throw $util.ProtocolError("missing required 'ss_size'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ss_flags"))
throw $util.ProtocolError("missing required 'ss_flags'", { instance: message });
return message;
};
return thread_sas_entry;
})();
export const thread_core_entry = $root.thread_core_entry = (() => {
const thread_core_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
thread_core_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.futex_rla);
writer.uint32(16).uint32(message.futex_rla_len);
if (message.sched_nice != null && $Object.hasOwnProperty.call(message, "sched_nice"))
writer.uint32(24).sint32(message.sched_nice);
if (message.sched_policy != null && $Object.hasOwnProperty.call(message, "sched_policy"))
writer.uint32(32).uint32(message.sched_policy);
if (message.sched_prio != null && $Object.hasOwnProperty.call(message, "sched_prio"))
writer.uint32(40).uint32(message.sched_prio);
if (message.blk_sigset != null && $Object.hasOwnProperty.call(message, "blk_sigset"))
writer.uint32(48).uint64(message.blk_sigset);
if (message.sas != null && $Object.hasOwnProperty.call(message, "sas"))
$root.thread_sas_entry.encode(message.sas, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.pdeath_sig != null && $Object.hasOwnProperty.call(message, "pdeath_sig"))
writer.uint32(64).uint32(message.pdeath_sig);
if (message.signals_p != null && $Object.hasOwnProperty.call(message, "signals_p"))
$root.signal_queue_entry.encode(message.signals_p, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.creds != null && $Object.hasOwnProperty.call(message, "creds"))
$root.creds_entry.encode(message.creds, writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.seccomp_mode != null && $Object.hasOwnProperty.call(message, "seccomp_mode"))
writer.uint32(88).int32(message.seccomp_mode);
if (message.seccomp_filter != null && $Object.hasOwnProperty.call(message, "seccomp_filter"))
writer.uint32(96).uint32(message.seccomp_filter);
if (message.comm != null && $Object.hasOwnProperty.call(message, "comm"))
writer.uint32(106).string(message.comm);
if (message.blk_sigset_extended != null && $Object.hasOwnProperty.call(message, "blk_sigset_extended"))
writer.uint32(112).uint64(message.blk_sigset_extended);
if (message.rseq_entry != null && $Object.hasOwnProperty.call(message, "rseq_entry"))
$root.rseq_entry.encode(message.rseq_entry, writer.uint32(122).fork(), _depth + 1).ldelim();
if (message.cg_set != null && $Object.hasOwnProperty.call(message, "cg_set"))
writer.uint32(128).uint32(message.cg_set);
if (message.syscall_restart != null && $Object.hasOwnProperty.call(message, "syscall_restart"))
writer.uint32(56008).sint32(message.syscall_restart);
if (message.cpu_affinity != null && $Object.hasOwnProperty.call(message, "cpu_affinity"))
writer.uint32(56082).bytes(message.cpu_affinity);
if (message.io_priority != null && $Object.hasOwnProperty.call(message, "io_priority"))
writer.uint32(56088).uint32(message.io_priority);
if (message.timer_slack != null && $Object.hasOwnProperty.call(message, "timer_slack"))
writer.uint32(56096).uint64(message.timer_slack);
if (message.sched_deadline != null && $Object.hasOwnProperty.call(message, "sched_deadline"))
$root.sched_deadline_entry.encode(message.sched_deadline, writer.uint32(56106).fork(), _depth + 1).ldelim();
if (message.mce_kill != null && $Object.hasOwnProperty.call(message, "mce_kill"))
writer.uint32(56112).uint32(message.mce_kill);
if (message.restart_left != null && $Object.hasOwnProperty.call(message, "restart_left"))
writer.uint32(56120).uint64(message.restart_left);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
thread_core_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.thread_core_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.futex_rla = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.futex_rla_len = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.sched_nice = reader.sint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.sched_policy = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.sched_prio = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.blk_sigset = reader.uint64();
continue;
}
case 7: {
if (wireType !== 2)
break;
message.sas = $root.thread_sas_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.sas);
continue;
}
case 8: {
if (wireType !== 0)
break;
message.pdeath_sig = reader.uint32();
continue;
}
case 9: {
if (wireType !== 2)
break;
message.signals_p = $root.signal_queue_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.signals_p);
continue;
}
case 10: {
if (wireType !== 2)
break;
message.creds = $root.creds_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.creds);
continue;
}
case 11: {
if (wireType !== 0)
break;
value = reader.int32();
message.seccomp_mode = value;
continue;
}
case 12: {
if (wireType !== 0)
break;
message.seccomp_filter = reader.uint32();
continue;
}
case 13: {
if (wireType !== 2)
break;
message.comm = reader.string();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.blk_sigset_extended = reader.uint64();
continue;
}
case 15: {
if (wireType !== 2)
break;
message.rseq_entry = $root.rseq_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.rseq_entry);
continue;
}
case 16: {
if (wireType !== 0)
break;
message.cg_set = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.syscall_restart = reader.sint32();
continue;
}
case 7010: {
if (wireType !== 2)
break;
message.cpu_affinity = reader.bytes();
continue;
}
case 7011: {
if (wireType !== 0)
break;
message.io_priority = reader.uint32();
continue;
}
case 7012: {
if (wireType !== 0)
break;
message.timer_slack = reader.uint64();
continue;
}
case 7013: {
if (wireType !== 2)
break;
message.sched_deadline = $root.sched_deadline_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.sched_deadline);
continue;
}
case 7014: {
if (wireType !== 0)
break;
message.mce_kill = reader.uint32();
continue;
}
case 7015: {
if (wireType !== 0)
break;
message.restart_left = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "futex_rla"))
throw $util.ProtocolError("missing required 'futex_rla'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "futex_rla_len"))
throw $util.ProtocolError("missing required 'futex_rla_len'", { instance: message });
return message;
};
return thread_core_entry;
})();
export const sched_deadline_entry = $root.sched_deadline_entry = (() => {
const sched_deadline_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sched_deadline_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.runtime);
writer.uint32(16).uint64(message.deadline);
writer.uint32(24).uint64(message.period);
writer.uint32(32).uint64(message.flags);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sched_deadline_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sched_deadline_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.runtime = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.deadline = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.period = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.flags = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "runtime"))
throw $util.ProtocolError("missing required 'runtime'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "deadline"))
throw $util.ProtocolError("missing required 'deadline'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "period"))
throw $util.ProtocolError("missing required 'period'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
return message;
};
return sched_deadline_entry;
})();
export const task_rlimits_entry = $root.task_rlimits_entry = (() => {
const task_rlimits_entry = function (properties) {
this.rlimits = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
task_rlimits_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.rlimits != null && message.rlimits.length)
for (let i = 0; i < message.rlimits.length; ++i)
$root.rlimit_entry.encode(message.rlimits[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
task_rlimits_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.task_rlimits_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.rlimits && message.rlimits.length))
message.rlimits = [];
message.rlimits.push($root.rlimit_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return task_rlimits_entry;
})();
export const core_entry = $root.core_entry = (() => {
const core_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
core_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.mtype);
if (message.thread_info != null && $Object.hasOwnProperty.call(message, "thread_info"))
$root.thread_info_x86.encode(message.thread_info, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.tc != null && $Object.hasOwnProperty.call(message, "tc"))
$root.task_core_entry.encode(message.tc, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.ids != null && $Object.hasOwnProperty.call(message, "ids"))
$root.task_kobj_ids_entry.encode(message.ids, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.thread_core != null && $Object.hasOwnProperty.call(message, "thread_core"))
$root.thread_core_entry.encode(message.thread_core, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.ti_arm != null && $Object.hasOwnProperty.call(message, "ti_arm"))
$root.thread_info_arm.encode(message.ti_arm, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.ti_aarch64 != null && $Object.hasOwnProperty.call(message, "ti_aarch64"))
$root.thread_info_aarch64.encode(message.ti_aarch64, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.ti_ppc64 != null && $Object.hasOwnProperty.call(message, "ti_ppc64"))
$root.thread_info_ppc64.encode(message.ti_ppc64, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.ti_s390 != null && $Object.hasOwnProperty.call(message, "ti_s390"))
$root.thread_info_s390.encode(message.ti_s390, writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.ti_mips != null && $Object.hasOwnProperty.call(message, "ti_mips"))
$root.thread_info_mips.encode(message.ti_mips, writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.ti_loongarch64 != null && $Object.hasOwnProperty.call(message, "ti_loongarch64"))
$root.thread_info_loongarch64.encode(message.ti_loongarch64, writer.uint32(98).fork(), _depth + 1).ldelim();
if (message.ti_riscv64 != null && $Object.hasOwnProperty.call(message, "ti_riscv64"))
$root.thread_info_riscv64.encode(message.ti_riscv64, writer.uint32(106).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
core_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.core_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
value = reader.int32();
message.mtype = value;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.thread_info = $root.thread_info_x86.decode(reader, reader.size(), $undefined, _depth + 1, message.thread_info);
continue;
}
case 6: {
if (wireType !== 2)
break;
message.ti_arm = $root.thread_info_arm.decode(reader, reader.size(), $undefined, _depth + 1, message.ti_arm);
continue;
}
case 8: {
if (wireType !== 2)
break;
message.ti_aarch64 = $root.thread_info_aarch64.decode(reader, reader.size(), $undefined, _depth + 1, message.ti_aarch64);
continue;
}
case 9: {
if (wireType !== 2)
break;
message.ti_ppc64 = $root.thread_info_ppc64.decode(reader, reader.size(), $undefined, _depth + 1, message.ti_ppc64);
continue;
}
case 10: {
if (wireType !== 2)
break;
message.ti_s390 = $root.thread_info_s390.decode(reader, reader.size(), $undefined, _depth + 1, message.ti_s390);
continue;
}
case 11: {
if (wireType !== 2)
break;
message.ti_mips = $root.thread_info_mips.decode(reader, reader.size(), $undefined, _depth + 1, message.ti_mips);
continue;
}
case 12: {
if (wireType !== 2)
break;
message.ti_loongarch64 = $root.thread_info_loongarch64.decode(reader, reader.size(), $undefined, _depth + 1, message.ti_loongarch64);
continue;
}
case 13: {
if (wireType !== 2)
break;
message.ti_riscv64 = $root.thread_info_riscv64.decode(reader, reader.size(), $undefined, _depth + 1, message.ti_riscv64);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.tc = $root.task_core_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.tc);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.ids = $root.task_kobj_ids_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.ids);
continue;
}
case 5: {
if (wireType !== 2)
break;
message.thread_core = $root.thread_core_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.thread_core);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "mtype"))
throw $util.ProtocolError("missing required 'mtype'", { instance: message });
return message;
};
core_entry.march = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "UNKNOWN"] = 0;
values[valuesById[1] = "X86_64"] = 1;
values[valuesById[2] = "ARM"] = 2;
values[valuesById[3] = "AARCH64"] = 3;
values[valuesById[4] = "PPC64"] = 4;
values[valuesById[5] = "S390"] = 5;
values[valuesById[6] = "MIPS"] = 6;
values[valuesById[7] = "LOONGARCH64"] = 7;
values[valuesById[8] = "RISCV64"] = 8;
return values;
})();
return core_entry;
})();
export const creds_entry = $root.creds_entry = (() => {
const creds_entry = function (properties) {
this.cap_inh = [];
this.cap_prm = [];
this.cap_eff = [];
this.cap_bnd = [];
this.groups = [];
this.cap_amb = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
creds_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.uid);
writer.uint32(16).uint32(message.gid);
writer.uint32(24).uint32(message.euid);
writer.uint32(32).uint32(message.egid);
writer.uint32(40).uint32(message.suid);
writer.uint32(48).uint32(message.sgid);
writer.uint32(56).uint32(message.fsuid);
writer.uint32(64).uint32(message.fsgid);
if (message.cap_inh != null && message.cap_inh.length)
for (let i = 0; i < message.cap_inh.length; ++i)
writer.uint32(72).uint32(message.cap_inh[i]);
if (message.cap_prm != null && message.cap_prm.length)
for (let i = 0; i < message.cap_prm.length; ++i)
writer.uint32(80).uint32(message.cap_prm[i]);
if (message.cap_eff != null && message.cap_eff.length)
for (let i = 0; i < message.cap_eff.length; ++i)
writer.uint32(88).uint32(message.cap_eff[i]);
if (message.cap_bnd != null && message.cap_bnd.length)
for (let i = 0; i < message.cap_bnd.length; ++i)
writer.uint32(96).uint32(message.cap_bnd[i]);
writer.uint32(104).uint32(message.secbits);
if (message.groups != null && message.groups.length)
for (let i = 0; i < message.groups.length; ++i)
writer.uint32(112).uint32(message.groups[i]);
if (message.lsm_profile != null && $Object.hasOwnProperty.call(message, "lsm_profile"))
writer.uint32(122).string(message.lsm_profile);
if (message.lsm_sockcreate != null && $Object.hasOwnProperty.call(message, "lsm_sockcreate"))
writer.uint32(130).string(message.lsm_sockcreate);
if (message.apparmor_data != null && $Object.hasOwnProperty.call(message, "apparmor_data"))
writer.uint32(138).bytes(message.apparmor_data);
if (message.no_new_privs != null && $Object.hasOwnProperty.call(message, "no_new_privs"))
writer.uint32(144).uint32(message.no_new_privs);
if (message.cap_amb != null && message.cap_amb.length)
for (let i = 0; i < message.cap_amb.length; ++i)
writer.uint32(152).uint32(message.cap_amb[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
creds_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.creds_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.euid = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.egid = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.suid = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.sgid = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.fsuid = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.fsgid = reader.uint32();
continue;
}
case 9: {
if (wireType === 2) {
if (!(message.cap_inh && message.cap_inh.length))
message.cap_inh = [];
reader.uint32s(message.cap_inh);
continue;
}
if (wireType !== 0)
break;
if (!(message.cap_inh && message.cap_inh.length))
message.cap_inh = [];
message.cap_inh.push(reader.uint32());
continue;
}
case 10: {
if (wireType === 2) {
if (!(message.cap_prm && message.cap_prm.length))
message.cap_prm = [];
reader.uint32s(message.cap_prm);
continue;
}
if (wireType !== 0)
break;
if (!(message.cap_prm && message.cap_prm.length))
message.cap_prm = [];
message.cap_prm.push(reader.uint32());
continue;
}
case 11: {
if (wireType === 2) {
if (!(message.cap_eff && message.cap_eff.length))
message.cap_eff = [];
reader.uint32s(message.cap_eff);
continue;
}
if (wireType !== 0)
break;
if (!(message.cap_eff && message.cap_eff.length))
message.cap_eff = [];
message.cap_eff.push(reader.uint32());
continue;
}
case 12: {
if (wireType === 2) {
if (!(message.cap_bnd && message.cap_bnd.length))
message.cap_bnd = [];
reader.uint32s(message.cap_bnd);
continue;
}
if (wireType !== 0)
break;
if (!(message.cap_bnd && message.cap_bnd.length))
message.cap_bnd = [];
message.cap_bnd.push(reader.uint32());
continue;
}
case 13: {
if (wireType !== 0)
break;
message.secbits = reader.uint32();
continue;
}
case 14: {
if (wireType === 2) {
if (!(message.groups && message.groups.length))
message.groups = [];
reader.uint32s(message.groups);
continue;
}
if (wireType !== 0)
break;
if (!(message.groups && message.groups.length))
message.groups = [];
message.groups.push(reader.uint32());
continue;
}
case 15: {
if (wireType !== 2)
break;
message.lsm_profile = reader.string();
continue;
}
case 16: {
if (wireType !== 2)
break;
message.lsm_sockcreate = reader.string();
continue;
}
case 17: {
if (wireType !== 2)
break;
message.apparmor_data = reader.bytes();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.no_new_privs = reader.uint32();
continue;
}
case 19: {
if (wireType === 2) {
if (!(message.cap_amb && message.cap_amb.length))
message.cap_amb = [];
reader.uint32s(message.cap_amb);
continue;
}
if (wireType !== 0)
break;
if (!(message.cap_amb && message.cap_amb.length))
message.cap_amb = [];
message.cap_amb.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gid"))
throw $util.ProtocolError("missing required 'gid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "euid"))
throw $util.ProtocolError("missing required 'euid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "egid"))
throw $util.ProtocolError("missing required 'egid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "suid"))
throw $util.ProtocolError("missing required 'suid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sgid"))
throw $util.ProtocolError("missing required 'sgid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fsuid"))
throw $util.ProtocolError("missing required 'fsuid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fsgid"))
throw $util.ProtocolError("missing required 'fsgid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "secbits"))
throw $util.ProtocolError("missing required 'secbits'", { instance: message });
return message;
};
return creds_entry;
})();
export const rlimit_entry = $root.rlimit_entry = (() => {
const rlimit_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
rlimit_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.cur);
writer.uint32(16).uint64(message.max);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
rlimit_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.rlimit_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.cur = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.max = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "cur"))
throw $util.ProtocolError("missing required 'cur'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "max"))
throw $util.ProtocolError("missing required 'max'", { instance: message });
return message;
};
return rlimit_entry;
})();
export const rseq_entry = $root.rseq_entry = (() => {
const rseq_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
rseq_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.rseq_abi_pointer);
writer.uint32(16).uint32(message.rseq_abi_size);
writer.uint32(24).uint32(message.signature);
if (message.rseq_cs_pointer != null && $Object.hasOwnProperty.call(message, "rseq_cs_pointer"))
writer.uint32(32).uint64(message.rseq_cs_pointer);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
rseq_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.rseq_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.rseq_abi_pointer = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.rseq_abi_size = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.signature = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.rseq_cs_pointer = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "rseq_abi_pointer"))
throw $util.ProtocolError("missing required 'rseq_abi_pointer'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "rseq_abi_size"))
throw $util.ProtocolError("missing required 'rseq_abi_size'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "signature"))
throw $util.ProtocolError("missing required 'signature'", { instance: message });
return message;
};
return rseq_entry;
})();
export const sa_entry = $root.sa_entry = (() => {
const sa_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sa_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.sigaction);
writer.uint32(16).uint64(message.flags);
writer.uint32(24).uint64(message.restorer);
writer.uint32(32).uint64(message.mask);
if (message.compat_sigaction != null && $Object.hasOwnProperty.call(message, "compat_sigaction"))
writer.uint32(40).bool(message.compat_sigaction);
if (message.mask_extended != null && $Object.hasOwnProperty.call(message, "mask_extended"))
writer.uint32(48).uint64(message.mask_extended);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sa_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sa_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.sigaction = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.restorer = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.mask = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.compat_sigaction = reader.bool();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.mask_extended = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "sigaction"))
throw $util.ProtocolError("missing required 'sigaction'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "restorer"))
throw $util.ProtocolError("missing required 'restorer'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mask"))
throw $util.ProtocolError("missing required 'mask'", { instance: message });
return message;
};
return sa_entry;
})();
export const siginfo_entry = $root.siginfo_entry = (() => {
const siginfo_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
siginfo_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).bytes(message.siginfo);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
siginfo_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.siginfo_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.siginfo = reader.bytes();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "siginfo"))
throw $util.ProtocolError("missing required 'siginfo'", { instance: message });
return message;
};
return siginfo_entry;
})();
export const signal_queue_entry = $root.signal_queue_entry = (() => {
const signal_queue_entry = function (properties) {
this.signals = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
signal_queue_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.signals != null && message.signals.length)
for (let i = 0; i < message.signals.length; ++i)
$root.siginfo_entry.encode(message.signals[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
signal_queue_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.signal_queue_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.signals && message.signals.length))
message.signals = [];
message.signals.push($root.siginfo_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return signal_queue_entry;
})();
export const itimer_entry = $root.itimer_entry = (() => {
const itimer_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
itimer_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.isec);
writer.uint32(16).uint64(message.iusec);
writer.uint32(24).uint64(message.vsec);
writer.uint32(32).uint64(message.vusec);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
itimer_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.itimer_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.isec = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.iusec = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.vsec = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.vusec = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "isec"))
throw $util.ProtocolError("missing required 'isec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "iusec"))
throw $util.ProtocolError("missing required 'iusec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "vsec"))
throw $util.ProtocolError("missing required 'vsec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "vusec"))
throw $util.ProtocolError("missing required 'vusec'", { instance: message });
return message;
};
return itimer_entry;
})();
export const posix_timer_entry = $root.posix_timer_entry = (() => {
const posix_timer_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
posix_timer_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.it_id);
writer.uint32(16).uint32(message.clock_id);
writer.uint32(24).uint32(message.si_signo);
writer.uint32(32).uint32(message.it_sigev_notify);
writer.uint32(40).uint64(message.sival_ptr);
writer.uint32(48).uint32(message.overrun);
writer.uint32(56).uint64(message.isec);
writer.uint32(64).uint64(message.insec);
writer.uint32(72).uint64(message.vsec);
writer.uint32(80).uint64(message.vnsec);
if (message.notify_thread_id != null && $Object.hasOwnProperty.call(message, "notify_thread_id"))
writer.uint32(88).int32(message.notify_thread_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
posix_timer_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.posix_timer_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.it_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.clock_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.si_signo = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.it_sigev_notify = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.sival_ptr = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.overrun = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.isec = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.insec = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.vsec = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.vnsec = reader.uint64();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.notify_thread_id = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "it_id"))
throw $util.ProtocolError("missing required 'it_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "clock_id"))
throw $util.ProtocolError("missing required 'clock_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "si_signo"))
throw $util.ProtocolError("missing required 'si_signo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "it_sigev_notify"))
throw $util.ProtocolError("missing required 'it_sigev_notify'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sival_ptr"))
throw $util.ProtocolError("missing required 'sival_ptr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "overrun"))
throw $util.ProtocolError("missing required 'overrun'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "isec"))
throw $util.ProtocolError("missing required 'isec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "insec"))
throw $util.ProtocolError("missing required 'insec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "vsec"))
throw $util.ProtocolError("missing required 'vsec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "vnsec"))
throw $util.ProtocolError("missing required 'vnsec'", { instance: message });
return message;
};
return posix_timer_entry;
})();
export const task_timers_entry = $root.task_timers_entry = (() => {
const task_timers_entry = function (properties) {
this.posix = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
task_timers_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
$root.itimer_entry.encode(message.real, writer.uint32(10).fork(), _depth + 1).ldelim();
$root.itimer_entry.encode(message.virt, writer.uint32(18).fork(), _depth + 1).ldelim();
$root.itimer_entry.encode(message.prof, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.posix != null && message.posix.length)
for (let i = 0; i < message.posix.length; ++i)
$root.posix_timer_entry.encode(message.posix[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
task_timers_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.task_timers_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.real = $root.itimer_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.real);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.virt = $root.itimer_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.virt);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.prof = $root.itimer_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.prof);
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.posix && message.posix.length))
message.posix = [];
message.posix.push($root.posix_timer_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "real"))
throw $util.ProtocolError("missing required 'real'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "virt"))
throw $util.ProtocolError("missing required 'virt'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "prof"))
throw $util.ProtocolError("missing required 'prof'", { instance: message });
return message;
};
return task_timers_entry;
})();
export const cpuinfo_x86_entry = $root.cpuinfo_x86_entry = (() => {
const cpuinfo_x86_entry = function (properties) {
this.capability = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cpuinfo_x86_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.vendor_id);
writer.uint32(16).uint32(message.cpu_family);
writer.uint32(24).uint32(message.model);
writer.uint32(32).uint32(message.stepping);
writer.uint32(40).uint32(message.capability_ver);
if (message.capability != null && message.capability.length)
for (let i = 0; i < message.capability.length; ++i)
writer.uint32(48).uint32(message.capability[i]);
if (message.model_id != null && $Object.hasOwnProperty.call(message, "model_id"))
writer.uint32(58).string(message.model_id);
if (message.xfeatures_mask != null && $Object.hasOwnProperty.call(message, "xfeatures_mask"))
writer.uint32(64).uint64(message.xfeatures_mask);
if (message.xsave_size != null && $Object.hasOwnProperty.call(message, "xsave_size"))
writer.uint32(72).uint32(message.xsave_size);
if (message.xsave_size_max != null && $Object.hasOwnProperty.call(message, "xsave_size_max"))
writer.uint32(80).uint32(message.xsave_size_max);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cpuinfo_x86_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cpuinfo_x86_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
value = reader.int32();
message.vendor_id = value;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.cpu_family = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.model = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.stepping = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.capability_ver = reader.uint32();
continue;
}
case 6: {
if (wireType === 2) {
if (!(message.capability && message.capability.length))
message.capability = [];
reader.uint32s(message.capability);
continue;
}
if (wireType !== 0)
break;
if (!(message.capability && message.capability.length))
message.capability = [];
message.capability.push(reader.uint32());
continue;
}
case 7: {
if (wireType !== 2)
break;
message.model_id = reader.string();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.xfeatures_mask = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.xsave_size = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.xsave_size_max = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "vendor_id"))
throw $util.ProtocolError("missing required 'vendor_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cpu_family"))
throw $util.ProtocolError("missing required 'cpu_family'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "model"))
throw $util.ProtocolError("missing required 'model'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "stepping"))
throw $util.ProtocolError("missing required 'stepping'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "capability_ver"))
throw $util.ProtocolError("missing required 'capability_ver'", { instance: message });
return message;
};
cpuinfo_x86_entry.vendor = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "UNKNOWN"] = 0;
values[valuesById[1] = "INTEL"] = 1;
values[valuesById[2] = "AMD"] = 2;
return values;
})();
return cpuinfo_x86_entry;
})();
export const cpuinfo_ppc64_entry = $root.cpuinfo_ppc64_entry = (() => {
const cpuinfo_ppc64_entry = function (properties) {
this.hwcap = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cpuinfo_ppc64_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.endian);
if (message.hwcap != null && message.hwcap.length)
for (let i = 0; i < message.hwcap.length; ++i)
writer.uint32(16).uint64(message.hwcap[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cpuinfo_ppc64_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cpuinfo_ppc64_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
value = reader.int32();
message.endian = value;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.hwcap && message.hwcap.length))
message.hwcap = [];
reader.uint64s(message.hwcap);
continue;
}
if (wireType !== 0)
break;
if (!(message.hwcap && message.hwcap.length))
message.hwcap = [];
message.hwcap.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "endian"))
throw $util.ProtocolError("missing required 'endian'", { instance: message });
return message;
};
cpuinfo_ppc64_entry.endianness = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "BIGENDIAN"] = 0;
values[valuesById[1] = "LITTLEENDIAN"] = 1;
return values;
})();
return cpuinfo_ppc64_entry;
})();
export const cpuinfo_s390_entry = $root.cpuinfo_s390_entry = (() => {
const cpuinfo_s390_entry = function (properties) {
this.hwcap = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cpuinfo_s390_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.hwcap != null && message.hwcap.length)
for (let i = 0; i < message.hwcap.length; ++i)
writer.uint32(16).uint64(message.hwcap[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cpuinfo_s390_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cpuinfo_s390_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 2: {
if (wireType === 2) {
if (!(message.hwcap && message.hwcap.length))
message.hwcap = [];
reader.uint64s(message.hwcap);
continue;
}
if (wireType !== 0)
break;
if (!(message.hwcap && message.hwcap.length))
message.hwcap = [];
message.hwcap.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return cpuinfo_s390_entry;
})();
export const cpuinfo_entry = $root.cpuinfo_entry = (() => {
const cpuinfo_entry = function (properties) {
this.x86_entry = [];
this.ppc64_entry = [];
this.s390_entry = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cpuinfo_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.x86_entry != null && message.x86_entry.length)
for (let i = 0; i < message.x86_entry.length; ++i)
$root.cpuinfo_x86_entry.encode(message.x86_entry[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.ppc64_entry != null && message.ppc64_entry.length)
for (let i = 0; i < message.ppc64_entry.length; ++i)
$root.cpuinfo_ppc64_entry.encode(message.ppc64_entry[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.s390_entry != null && message.s390_entry.length)
for (let i = 0; i < message.s390_entry.length; ++i)
$root.cpuinfo_s390_entry.encode(message.s390_entry[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cpuinfo_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cpuinfo_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.x86_entry && message.x86_entry.length))
message.x86_entry = [];
message.x86_entry.push($root.cpuinfo_x86_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.ppc64_entry && message.ppc64_entry.length))
message.ppc64_entry = [];
message.ppc64_entry.push($root.cpuinfo_ppc64_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.s390_entry && message.s390_entry.length))
message.s390_entry = [];
message.s390_entry.push($root.cpuinfo_s390_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return cpuinfo_entry;
})();
export const eventfd_file_entry = $root.eventfd_file_entry = (() => {
const eventfd_file_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
eventfd_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
$root.fown_entry.encode(message.fown, writer.uint32(26).fork(), _depth + 1).ldelim();
writer.uint32(32).uint64(message.counter);
if (message.semaphore != null && $Object.hasOwnProperty.call(message, "semaphore"))
writer.uint32(56008).bool(message.semaphore);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
eventfd_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.eventfd_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 4: {
if (wireType !== 0)
break;
message.counter = reader.uint64();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.semaphore = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "counter"))
throw $util.ProtocolError("missing required 'counter'", { instance: message });
return message;
};
return eventfd_file_entry;
})();
export const eventpoll_tfd_entry = $root.eventpoll_tfd_entry = (() => {
const eventpoll_tfd_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
eventpoll_tfd_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.tfd);
writer.uint32(24).uint32(message.events);
writer.uint32(32).uint64(message.data);
if (message.dev != null && $Object.hasOwnProperty.call(message, "dev"))
writer.uint32(40).uint32(message.dev);
if (message.inode != null && $Object.hasOwnProperty.call(message, "inode"))
writer.uint32(48).uint64(message.inode);
if (message.pos != null && $Object.hasOwnProperty.call(message, "pos"))
writer.uint32(56).uint64(message.pos);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
eventpoll_tfd_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.eventpoll_tfd_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tfd = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.events = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.data = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.dev = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.inode = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.pos = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tfd"))
throw $util.ProtocolError("missing required 'tfd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "events"))
throw $util.ProtocolError("missing required 'events'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "data"))
throw $util.ProtocolError("missing required 'data'", { instance: message });
return message;
};
return eventpoll_tfd_entry;
})();
export const eventpoll_file_entry = $root.eventpoll_file_entry = (() => {
const eventpoll_file_entry = function (properties) {
this.tfd = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
eventpoll_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
$root.fown_entry.encode(message.fown, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.tfd != null && message.tfd.length)
for (let i = 0; i < message.tfd.length; ++i)
$root.eventpoll_tfd_entry.encode(message.tfd[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
eventpoll_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.eventpoll_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.tfd && message.tfd.length))
message.tfd = [];
message.tfd.push($root.eventpoll_tfd_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
return message;
};
return eventpoll_file_entry;
})();
export const ext_file_entry = $root.ext_file_entry = (() => {
const ext_file_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ext_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
$root.fown_entry.encode(message.fown, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ext_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ext_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
return message;
};
return ext_file_entry;
})();
export const fd_types = $root.fd_types = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "UND"] = 0;
values[valuesById[1] = "REG"] = 1;
values[valuesById[2] = "PIPE"] = 2;
values[valuesById[3] = "FIFO"] = 3;
values[valuesById[4] = "INETSK"] = 4;
values[valuesById[5] = "UNIXSK"] = 5;
values[valuesById[6] = "EVENTFD"] = 6;
values[valuesById[7] = "EVENTPOLL"] = 7;
values[valuesById[8] = "INOTIFY"] = 8;
values[valuesById[9] = "SIGNALFD"] = 9;
values[valuesById[10] = "PACKETSK"] = 10;
values[valuesById[11] = "TTY"] = 11;
values[valuesById[12] = "FANOTIFY"] = 12;
values[valuesById[13] = "NETLINKSK"] = 13;
values[valuesById[14] = "NS"] = 14;
values[valuesById[15] = "TUNF"] = 15;
values[valuesById[16] = "EXT"] = 16;
values[valuesById[17] = "TIMERFD"] = 17;
values[valuesById[18] = "MEMFD"] = 18;
values[valuesById[19] = "BPFMAP"] = 19;
values[valuesById[20] = "PIDFD"] = 20;
values[valuesById[65534] = "CTL_TTY"] = 65534;
values[valuesById[65535] = "AUTOFS_PIPE"] = 65535;
return values;
})();
export const fdinfo_entry = $root.fdinfo_entry = (() => {
const fdinfo_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fdinfo_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
writer.uint32(24).int32(message.type);
writer.uint32(32).uint32(message.fd);
if (message.xattr_security_selinux != null && $Object.hasOwnProperty.call(message, "xattr_security_selinux"))
writer.uint32(42).string(message.xattr_security_selinux);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fdinfo_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fdinfo_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
value = reader.int32();
message.type = value;
continue;
}
case 4: {
if (wireType !== 0)
break;
message.fd = reader.uint32();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.xattr_security_selinux = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fd"))
throw $util.ProtocolError("missing required 'fd'", { instance: message });
return message;
};
return fdinfo_entry;
})();
export const file_entry = $root.file_entry = (() => {
const file_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.type);
writer.uint32(16).uint32(message.id);
if (message.reg != null && $Object.hasOwnProperty.call(message, "reg"))
$root.reg_file_entry.encode(message.reg, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.isk != null && $Object.hasOwnProperty.call(message, "isk"))
$root.inet_sk_entry.encode(message.isk, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.nsf != null && $Object.hasOwnProperty.call(message, "nsf"))
$root.ns_file_entry.encode(message.nsf, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.psk != null && $Object.hasOwnProperty.call(message, "psk"))
$root.packet_sock_entry.encode(message.psk, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.nlsk != null && $Object.hasOwnProperty.call(message, "nlsk"))
$root.netlink_sk_entry.encode(message.nlsk, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.efd != null && $Object.hasOwnProperty.call(message, "efd"))
$root.eventfd_file_entry.encode(message.efd, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.epfd != null && $Object.hasOwnProperty.call(message, "epfd"))
$root.eventpoll_file_entry.encode(message.epfd, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.sgfd != null && $Object.hasOwnProperty.call(message, "sgfd"))
$root.signalfd_entry.encode(message.sgfd, writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.tunf != null && $Object.hasOwnProperty.call(message, "tunf"))
$root.tunfile_entry.encode(message.tunf, writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.tfd != null && $Object.hasOwnProperty.call(message, "tfd"))
$root.timerfd_entry.encode(message.tfd, writer.uint32(98).fork(), _depth + 1).ldelim();
if (message.ify != null && $Object.hasOwnProperty.call(message, "ify"))
$root.inotify_file_entry.encode(message.ify, writer.uint32(106).fork(), _depth + 1).ldelim();
if (message.ffy != null && $Object.hasOwnProperty.call(message, "ffy"))
$root.fanotify_file_entry.encode(message.ffy, writer.uint32(114).fork(), _depth + 1).ldelim();
if (message.ext != null && $Object.hasOwnProperty.call(message, "ext"))
$root.ext_file_entry.encode(message.ext, writer.uint32(122).fork(), _depth + 1).ldelim();
if (message.usk != null && $Object.hasOwnProperty.call(message, "usk"))
$root.unix_sk_entry.encode(message.usk, writer.uint32(130).fork(), _depth + 1).ldelim();
if (message.fifo != null && $Object.hasOwnProperty.call(message, "fifo"))
$root.fifo_entry.encode(message.fifo, writer.uint32(138).fork(), _depth + 1).ldelim();
if (message.pipe != null && $Object.hasOwnProperty.call(message, "pipe"))
$root.pipe_entry.encode(message.pipe, writer.uint32(146).fork(), _depth + 1).ldelim();
if (message.tty != null && $Object.hasOwnProperty.call(message, "tty"))
$root.tty_file_entry.encode(message.tty, writer.uint32(154).fork(), _depth + 1).ldelim();
if (message.memfd != null && $Object.hasOwnProperty.call(message, "memfd"))
$root.memfd_file_entry.encode(message.memfd, writer.uint32(162).fork(), _depth + 1).ldelim();
if (message.bpf != null && $Object.hasOwnProperty.call(message, "bpf"))
$root.bpfmap_file_entry.encode(message.bpf, writer.uint32(170).fork(), _depth + 1).ldelim();
if (message.pidfd != null && $Object.hasOwnProperty.call(message, "pidfd"))
$root.pidfd_entry.encode(message.pidfd, writer.uint32(178).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
value = reader.int32();
message.type = value;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.reg = $root.reg_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.reg);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.isk = $root.inet_sk_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.isk);
continue;
}
case 5: {
if (wireType !== 2)
break;
message.nsf = $root.ns_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.nsf);
continue;
}
case 6: {
if (wireType !== 2)
break;
message.psk = $root.packet_sock_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.psk);
continue;
}
case 7: {
if (wireType !== 2)
break;
message.nlsk = $root.netlink_sk_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.nlsk);
continue;
}
case 8: {
if (wireType !== 2)
break;
message.efd = $root.eventfd_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.efd);
continue;
}
case 9: {
if (wireType !== 2)
break;
message.epfd = $root.eventpoll_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.epfd);
continue;
}
case 10: {
if (wireType !== 2)
break;
message.sgfd = $root.signalfd_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.sgfd);
continue;
}
case 11: {
if (wireType !== 2)
break;
message.tunf = $root.tunfile_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.tunf);
continue;
}
case 12: {
if (wireType !== 2)
break;
message.tfd = $root.timerfd_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.tfd);
continue;
}
case 13: {
if (wireType !== 2)
break;
message.ify = $root.inotify_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.ify);
continue;
}
case 14: {
if (wireType !== 2)
break;
message.ffy = $root.fanotify_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.ffy);
continue;
}
case 15: {
if (wireType !== 2)
break;
message.ext = $root.ext_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.ext);
continue;
}
case 16: {
if (wireType !== 2)
break;
message.usk = $root.unix_sk_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.usk);
continue;
}
case 17: {
if (wireType !== 2)
break;
message.fifo = $root.fifo_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fifo);
continue;
}
case 18: {
if (wireType !== 2)
break;
message.pipe = $root.pipe_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.pipe);
continue;
}
case 19: {
if (wireType !== 2)
break;
message.tty = $root.tty_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.tty);
continue;
}
case 20: {
if (wireType !== 2)
break;
message.memfd = $root.memfd_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.memfd);
continue;
}
case 21: {
if (wireType !== 2)
break;
message.bpf = $root.bpfmap_file_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.bpf);
continue;
}
case 22: {
if (wireType !== 2)
break;
message.pidfd = $root.pidfd_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.pidfd);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
return message;
};
return file_entry;
})();
export const fifo_entry = $root.fifo_entry = (() => {
const fifo_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fifo_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.pipe_id);
if (message.regf_id != null && $Object.hasOwnProperty.call(message, "regf_id"))
writer.uint32(24).uint32(message.regf_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fifo_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fifo_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pipe_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.regf_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pipe_id"))
throw $util.ProtocolError("missing required 'pipe_id'", { instance: message });
return message;
};
return fifo_entry;
})();
export const mark_type = $root.mark_type = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[1] = "INODE"] = 1;
values[valuesById[2] = "MOUNT"] = 2;
return values;
})();
export const inotify_wd_entry = $root.inotify_wd_entry = (() => {
const inotify_wd_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
inotify_wd_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint64(message.i_ino);
writer.uint32(24).uint32(message.mask);
writer.uint32(32).uint32(message.ignored_mask);
writer.uint32(40).uint32(message.s_dev);
writer.uint32(48).uint32(message.wd);
$root.fh_entry.encode(message.f_handle, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
inotify_wd_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.inotify_wd_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.i_ino = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.mask = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.ignored_mask = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.s_dev = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.wd = reader.uint32();
continue;
}
case 7: {
if (wireType !== 2)
break;
message.f_handle = $root.fh_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.f_handle);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "i_ino"))
throw $util.ProtocolError("missing required 'i_ino'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mask"))
throw $util.ProtocolError("missing required 'mask'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ignored_mask"))
throw $util.ProtocolError("missing required 'ignored_mask'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s_dev"))
throw $util.ProtocolError("missing required 's_dev'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "wd"))
throw $util.ProtocolError("missing required 'wd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "f_handle"))
throw $util.ProtocolError("missing required 'f_handle'", { instance: message });
return message;
};
return inotify_wd_entry;
})();
export const inotify_event_entry = $root.inotify_event_entry = (() => {
const inotify_event_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
inotify_event_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.wd);
writer.uint32(16).uint32(message.mask);
if (message.cookie != null && $Object.hasOwnProperty.call(message, "cookie"))
writer.uint32(24).uint32(message.cookie);
if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
writer.uint32(34).bytes(message.name);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
inotify_event_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.inotify_event_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.wd = reader.int32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.mask = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.cookie = reader.uint32();
continue;
}
case 4: {
if (wireType !== 2)
break;
message.name = reader.bytes();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "wd"))
throw $util.ProtocolError("missing required 'wd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mask"))
throw $util.ProtocolError("missing required 'mask'", { instance: message });
return message;
};
return inotify_event_entry;
})();
export const inotify_file_entry = $root.inotify_file_entry = (() => {
const inotify_file_entry = function (properties) {
this.wd = [];
this.queued = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
inotify_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
$root.fown_entry.encode(message.fown, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.wd != null && message.wd.length)
for (let i = 0; i < message.wd.length; ++i)
$root.inotify_wd_entry.encode(message.wd[i], writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.queued != null && message.queued.length)
for (let i = 0; i < message.queued.length; ++i)
$root.inotify_event_entry.encode(message.queued[i], writer.uint32(60010).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
inotify_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.inotify_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.wd && message.wd.length))
message.wd = [];
message.wd.push($root.inotify_wd_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 7501: {
if (wireType !== 2)
break;
if (!(message.queued && message.queued.length))
message.queued = [];
message.queued.push($root.inotify_event_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
return message;
};
return inotify_file_entry;
})();
export const fanotify_inode_mark_entry = $root.fanotify_inode_mark_entry = (() => {
const fanotify_inode_mark_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fanotify_inode_mark_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.i_ino);
$root.fh_entry.encode(message.f_handle, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fanotify_inode_mark_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fanotify_inode_mark_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.i_ino = reader.uint64();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.f_handle = $root.fh_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.f_handle);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "i_ino"))
throw $util.ProtocolError("missing required 'i_ino'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "f_handle"))
throw $util.ProtocolError("missing required 'f_handle'", { instance: message });
return message;
};
return fanotify_inode_mark_entry;
})();
export const fanotify_mount_mark_entry = $root.fanotify_mount_mark_entry = (() => {
const fanotify_mount_mark_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fanotify_mount_mark_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.mnt_id);
if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
writer.uint32(18).string(message.path);
if (message.file_system != null && $Object.hasOwnProperty.call(message, "file_system"))
writer.uint32(60008).bool(message.file_system);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fanotify_mount_mark_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fanotify_mount_mark_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.mnt_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.path = reader.string();
continue;
}
case 7501: {
if (wireType !== 0)
break;
message.file_system = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "mnt_id"))
throw $util.ProtocolError("missing required 'mnt_id'", { instance: message });
return message;
};
return fanotify_mount_mark_entry;
})();
export const fanotify_mark_entry = $root.fanotify_mark_entry = (() => {
const fanotify_mark_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fanotify_mark_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).int32(message.type);
writer.uint32(24).uint32(message.mflags);
writer.uint32(32).uint32(message.mask);
writer.uint32(40).uint32(message.ignored_mask);
writer.uint32(48).uint32(message.s_dev);
if (message.ie != null && $Object.hasOwnProperty.call(message, "ie"))
$root.fanotify_inode_mark_entry.encode(message.ie, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.me != null && $Object.hasOwnProperty.call(message, "me"))
$root.fanotify_mount_mark_entry.encode(message.me, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fanotify_mark_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fanotify_mark_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
value = reader.int32();
message.type = value;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.mflags = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.mask = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.ignored_mask = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.s_dev = reader.uint32();
continue;
}
case 7: {
if (wireType !== 2)
break;
message.ie = $root.fanotify_inode_mark_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.ie);
continue;
}
case 8: {
if (wireType !== 2)
break;
message.me = $root.fanotify_mount_mark_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.me);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mflags"))
throw $util.ProtocolError("missing required 'mflags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mask"))
throw $util.ProtocolError("missing required 'mask'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ignored_mask"))
throw $util.ProtocolError("missing required 'ignored_mask'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "s_dev"))
throw $util.ProtocolError("missing required 's_dev'", { instance: message });
return message;
};
return fanotify_mark_entry;
})();
export const fanotify_file_entry = $root.fanotify_file_entry = (() => {
const fanotify_file_entry = function (properties) {
this.mark = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fanotify_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
$root.fown_entry.encode(message.fown, writer.uint32(26).fork(), _depth + 1).ldelim();
writer.uint32(32).uint32(message.faflags);
writer.uint32(40).uint32(message.evflags);
if (message.mark != null && message.mark.length)
for (let i = 0; i < message.mark.length; ++i)
$root.fanotify_mark_entry.encode(message.mark[i], writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fanotify_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fanotify_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 4: {
if (wireType !== 0)
break;
message.faflags = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.evflags = reader.uint32();
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.mark && message.mark.length))
message.mark = [];
message.mark.push($root.fanotify_mark_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "faflags"))
throw $util.ProtocolError("missing required 'faflags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "evflags"))
throw $util.ProtocolError("missing required 'evflags'", { instance: message });
return message;
};
return fanotify_file_entry;
})();
export const fh_entry_sizes = $root.fh_entry_sizes = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[16] = "min_entries"] = 16;
return values;
})();
export const fh_entry = $root.fh_entry = (() => {
const fh_entry = function (properties) {
this.handle = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fh_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.bytes);
writer.uint32(16).uint32(message.type);
if (message.handle != null && message.handle.length)
for (let i = 0; i < message.handle.length; ++i)
writer.uint32(24).uint64(message.handle[i]);
if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
writer.uint32(34).string(message.path);
if (message.mnt_id != null && $Object.hasOwnProperty.call(message, "mnt_id"))
writer.uint32(40).uint32(message.mnt_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fh_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fh_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.bytes = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.type = reader.uint32();
continue;
}
case 3: {
if (wireType === 2) {
if (!(message.handle && message.handle.length))
message.handle = [];
reader.uint64s(message.handle);
continue;
}
if (wireType !== 0)
break;
if (!(message.handle && message.handle.length))
message.handle = [];
message.handle.push(reader.uint64());
continue;
}
case 4: {
if (wireType !== 2)
break;
message.path = reader.string();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.mnt_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "bytes"))
throw $util.ProtocolError("missing required 'bytes'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
return message;
};
return fh_entry;
})();
export const irmap_cache_entry = $root.irmap_cache_entry = (() => {
const irmap_cache_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
irmap_cache_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.dev);
writer.uint32(16).uint64(message.inode);
writer.uint32(26).string(message.path);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
irmap_cache_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.irmap_cache_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.dev = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.inode = reader.uint64();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.path = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "dev"))
throw $util.ProtocolError("missing required 'dev'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "inode"))
throw $util.ProtocolError("missing required 'inode'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "path"))
throw $util.ProtocolError("missing required 'path'", { instance: message });
return message;
};
return irmap_cache_entry;
})();
export const memfd_file_entry = $root.memfd_file_entry = (() => {
const memfd_file_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
memfd_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
writer.uint32(24).uint64(message.pos);
$root.fown_entry.encode(message.fown, writer.uint32(34).fork(), _depth + 1).ldelim();
writer.uint32(40).uint32(message.inode_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
memfd_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.memfd_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pos = reader.uint64();
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 5: {
if (wireType !== 0)
break;
message.inode_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pos"))
throw $util.ProtocolError("missing required 'pos'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "inode_id"))
throw $util.ProtocolError("missing required 'inode_id'", { instance: message });
return message;
};
return memfd_file_entry;
})();
export const memfd_inode_entry = $root.memfd_inode_entry = (() => {
const memfd_inode_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
memfd_inode_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
writer.uint32(16).uint32(message.uid);
writer.uint32(24).uint32(message.gid);
writer.uint32(32).uint64(message.size);
writer.uint32(40).uint32(message.shmid);
writer.uint32(48).uint32(message.seals);
writer.uint32(56).uint64(message.inode_id);
if (message.hugetlb_flag != null && $Object.hasOwnProperty.call(message, "hugetlb_flag"))
writer.uint32(64).uint32(message.hugetlb_flag);
if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
writer.uint32(72).uint32(message.mode);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
memfd_inode_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.memfd_inode_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.size = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.shmid = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.seals = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.inode_id = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.hugetlb_flag = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.mode = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gid"))
throw $util.ProtocolError("missing required 'gid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "size"))
throw $util.ProtocolError("missing required 'size'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "shmid"))
throw $util.ProtocolError("missing required 'shmid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "seals"))
throw $util.ProtocolError("missing required 'seals'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "inode_id"))
throw $util.ProtocolError("missing required 'inode_id'", { instance: message });
return message;
};
return memfd_inode_entry;
})();
export const ns_file_entry = $root.ns_file_entry = (() => {
const ns_file_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ns_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.ns_id);
writer.uint32(24).uint32(message.ns_cflag);
writer.uint32(32).uint32(message.flags);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ns_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ns_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ns_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.ns_cflag = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ns_id"))
throw $util.ProtocolError("missing required 'ns_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ns_cflag"))
throw $util.ProtocolError("missing required 'ns_cflag'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
return message;
};
return ns_file_entry;
})();
export const packet_mclist = $root.packet_mclist = (() => {
const packet_mclist = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
packet_mclist.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.index);
writer.uint32(16).uint32(message.type);
writer.uint32(26).bytes(message.addr);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
packet_mclist.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.packet_mclist();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.index = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.type = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.addr = reader.bytes();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "index"))
throw $util.ProtocolError("missing required 'index'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "addr"))
throw $util.ProtocolError("missing required 'addr'", { instance: message });
return message;
};
return packet_mclist;
})();
export const packet_ring = $root.packet_ring = (() => {
const packet_ring = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
packet_ring.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.block_size);
writer.uint32(16).uint32(message.block_nr);
writer.uint32(24).uint32(message.frame_size);
writer.uint32(32).uint32(message.frame_nr);
writer.uint32(40).uint32(message.retire_tmo);
writer.uint32(48).uint32(message.sizeof_priv);
writer.uint32(56).uint32(message.features);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
packet_ring.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.packet_ring();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.block_size = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.block_nr = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.frame_size = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.frame_nr = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.retire_tmo = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.sizeof_priv = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.features = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "block_size"))
throw $util.ProtocolError("missing required 'block_size'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "block_nr"))
throw $util.ProtocolError("missing required 'block_nr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "frame_size"))
throw $util.ProtocolError("missing required 'frame_size'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "frame_nr"))
throw $util.ProtocolError("missing required 'frame_nr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "retire_tmo"))
throw $util.ProtocolError("missing required 'retire_tmo'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sizeof_priv"))
throw $util.ProtocolError("missing required 'sizeof_priv'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "features"))
throw $util.ProtocolError("missing required 'features'", { instance: message });
return message;
};
return packet_ring;
})();
export const packet_sock_entry = $root.packet_sock_entry = (() => {
const packet_sock_entry = function (properties) {
this.mclist = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
packet_sock_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.type);
writer.uint32(24).uint32(message.protocol);
writer.uint32(32).uint32(message.flags);
writer.uint32(40).uint32(message.ifindex);
$root.fown_entry.encode(message.fown, writer.uint32(50).fork(), _depth + 1).ldelim();
$root.sk_opts_entry.encode(message.opts, writer.uint32(58).fork(), _depth + 1).ldelim();
writer.uint32(64).uint32(message.version);
writer.uint32(72).uint32(message.reserve);
writer.uint32(80).bool(message.aux_data);
writer.uint32(88).bool(message.orig_dev);
writer.uint32(96).bool(message.vnet_hdr);
writer.uint32(104).bool(message.loss);
writer.uint32(112).uint32(message.timestamp);
writer.uint32(120).uint32(message.copy_thresh);
if (message.mclist != null && message.mclist.length)
for (let i = 0; i < message.mclist.length; ++i)
$root.packet_mclist.encode(message.mclist[i], writer.uint32(130).fork(), _depth + 1).ldelim();
if (message.fanout != null && $Object.hasOwnProperty.call(message, "fanout"))
writer.uint32(136).uint32(message.fanout);
if (message.rx_ring != null && $Object.hasOwnProperty.call(message, "rx_ring"))
$root.packet_ring.encode(message.rx_ring, writer.uint32(146).fork(), _depth + 1).ldelim();
if (message.tx_ring != null && $Object.hasOwnProperty.call(message, "tx_ring"))
$root.packet_ring.encode(message.tx_ring, writer.uint32(154).fork(), _depth + 1).ldelim();
if (message.ns_id != null && $Object.hasOwnProperty.call(message, "ns_id"))
writer.uint32(160).uint32(message.ns_id);
if (message.tx_has_off != null && $Object.hasOwnProperty.call(message, "tx_has_off"))
writer.uint32(56008).bool(message.tx_has_off);
if (message.qdisc_bypass != null && $Object.hasOwnProperty.call(message, "qdisc_bypass"))
writer.uint32(56016).bool(message.qdisc_bypass);
if (message.ignore_outgoing != null && $Object.hasOwnProperty.call(message, "ignore_outgoing"))
writer.uint32(56024).bool(message.ignore_outgoing);
if (message.vnet_hdr_size != null && $Object.hasOwnProperty.call(message, "vnet_hdr_size"))
writer.uint32(56032).uint32(message.vnet_hdr_size);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
packet_sock_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.packet_sock_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.type = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.protocol = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.ifindex = reader.uint32();
continue;
}
case 6: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 7: {
if (wireType !== 2)
break;
message.opts = $root.sk_opts_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.opts);
continue;
}
case 8: {
if (wireType !== 0)
break;
message.version = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.reserve = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.aux_data = reader.bool();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.orig_dev = reader.bool();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.vnet_hdr = reader.bool();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.loss = reader.bool();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.timestamp = reader.uint32();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.copy_thresh = reader.uint32();
continue;
}
case 16: {
if (wireType !== 2)
break;
if (!(message.mclist && message.mclist.length))
message.mclist = [];
message.mclist.push($root.packet_mclist.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 17: {
if (wireType !== 0)
break;
message.fanout = reader.uint32();
continue;
}
case 18: {
if (wireType !== 2)
break;
message.rx_ring = $root.packet_ring.decode(reader, reader.size(), $undefined, _depth + 1, message.rx_ring);
continue;
}
case 19: {
if (wireType !== 2)
break;
message.tx_ring = $root.packet_ring.decode(reader, reader.size(), $undefined, _depth + 1, message.tx_ring);
continue;
}
case 20: {
if (wireType !== 0)
break;
message.ns_id = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.tx_has_off = reader.bool();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.qdisc_bypass = reader.bool();
continue;
}
case 7003: {
if (wireType !== 0)
break;
message.ignore_outgoing = reader.bool();
continue;
}
case 7004: {
if (wireType !== 0)
break;
message.vnet_hdr_size = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "protocol"))
throw $util.ProtocolError("missing required 'protocol'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ifindex"))
throw $util.ProtocolError("missing required 'ifindex'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "opts"))
throw $util.ProtocolError("missing required 'opts'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "version"))
throw $util.ProtocolError("missing required 'version'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "reserve"))
throw $util.ProtocolError("missing required 'reserve'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "aux_data"))
throw $util.ProtocolError("missing required 'aux_data'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "orig_dev"))
throw $util.ProtocolError("missing required 'orig_dev'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "vnet_hdr"))
throw $util.ProtocolError("missing required 'vnet_hdr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "loss"))
throw $util.ProtocolError("missing required 'loss'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "timestamp"))
throw $util.ProtocolError("missing required 'timestamp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "copy_thresh"))
throw $util.ProtocolError("missing required 'copy_thresh'", { instance: message });
return message;
};
return packet_sock_entry;
})();
export const sk_shutdown = $root.sk_shutdown = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "NONE"] = 0;
values[valuesById[1] = "READ"] = 1;
values[valuesById[2] = "WRITE"] = 2;
values[valuesById[3] = "BOTH"] = 3;
return values;
})();
export const sk_number_entry = $root.sk_number_entry = (() => {
const sk_number_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sk_number_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.level);
writer.uint32(16).uint32(message.option);
writer.uint32(24).sint32(message.value);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sk_number_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sk_number_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.level = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.option = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.value = reader.sint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "level"))
throw $util.ProtocolError("missing required 'level'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "option"))
throw $util.ProtocolError("missing required 'option'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "value"))
throw $util.ProtocolError("missing required 'value'", { instance: message });
return message;
};
return sk_number_entry;
})();
export const sk_opts_entry = $root.sk_opts_entry = (() => {
const sk_opts_entry = function (properties) {
this.so_filter = [];
this.more = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sk_opts_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.so_sndbuf);
writer.uint32(16).uint32(message.so_rcvbuf);
writer.uint32(24).uint64(message.so_snd_tmo_sec);
writer.uint32(32).uint64(message.so_snd_tmo_usec);
writer.uint32(40).uint64(message.so_rcv_tmo_sec);
writer.uint32(48).uint64(message.so_rcv_tmo_usec);
if (message.reuseaddr != null && $Object.hasOwnProperty.call(message, "reuseaddr"))
writer.uint32(56).bool(message.reuseaddr);
if (message.so_priority != null && $Object.hasOwnProperty.call(message, "so_priority"))
writer.uint32(64).uint32(message.so_priority);
if (message.so_rcvlowat != null && $Object.hasOwnProperty.call(message, "so_rcvlowat"))
writer.uint32(72).uint32(message.so_rcvlowat);
if (message.so_mark != null && $Object.hasOwnProperty.call(message, "so_mark"))
writer.uint32(80).uint32(message.so_mark);
if (message.so_passcred != null && $Object.hasOwnProperty.call(message, "so_passcred"))
writer.uint32(88).bool(message.so_passcred);
if (message.so_passsec != null && $Object.hasOwnProperty.call(message, "so_passsec"))
writer.uint32(96).bool(message.so_passsec);
if (message.so_dontroute != null && $Object.hasOwnProperty.call(message, "so_dontroute"))
writer.uint32(104).bool(message.so_dontroute);
if (message.so_no_check != null && $Object.hasOwnProperty.call(message, "so_no_check"))
writer.uint32(112).bool(message.so_no_check);
if (message.so_bound_dev != null && $Object.hasOwnProperty.call(message, "so_bound_dev"))
writer.uint32(122).string(message.so_bound_dev);
if (message.so_filter != null && message.so_filter.length)
for (let i = 0; i < message.so_filter.length; ++i)
writer.uint32(129).fixed64(message.so_filter[i]);
if (message.so_reuseport != null && $Object.hasOwnProperty.call(message, "so_reuseport"))
writer.uint32(136).bool(message.so_reuseport);
if (message.so_broadcast != null && $Object.hasOwnProperty.call(message, "so_broadcast"))
writer.uint32(144).bool(message.so_broadcast);
if (message.so_keepalive != null && $Object.hasOwnProperty.call(message, "so_keepalive"))
writer.uint32(152).bool(message.so_keepalive);
if (message.tcp_keepcnt != null && $Object.hasOwnProperty.call(message, "tcp_keepcnt"))
writer.uint32(160).uint32(message.tcp_keepcnt);
if (message.tcp_keepidle != null && $Object.hasOwnProperty.call(message, "tcp_keepidle"))
writer.uint32(168).uint32(message.tcp_keepidle);
if (message.tcp_keepintvl != null && $Object.hasOwnProperty.call(message, "tcp_keepintvl"))
writer.uint32(176).uint32(message.tcp_keepintvl);
if (message.so_oobinline != null && $Object.hasOwnProperty.call(message, "so_oobinline"))
writer.uint32(184).uint32(message.so_oobinline);
if (message.so_linger != null && $Object.hasOwnProperty.call(message, "so_linger"))
writer.uint32(192).uint32(message.so_linger);
if (message.so_buf_lock != null && $Object.hasOwnProperty.call(message, "so_buf_lock"))
writer.uint32(200).uint32(message.so_buf_lock);
if (message.more != null && message.more.length)
for (let i = 0; i < message.more.length; ++i)
$root.sk_number_entry.encode(message.more[i], writer.uint32(56010).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sk_opts_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sk_opts_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.so_sndbuf = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.so_rcvbuf = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.so_snd_tmo_sec = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.so_snd_tmo_usec = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.so_rcv_tmo_sec = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.so_rcv_tmo_usec = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.reuseaddr = reader.bool();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.so_priority = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.so_rcvlowat = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.so_mark = reader.uint32();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.so_passcred = reader.bool();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.so_passsec = reader.bool();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.so_dontroute = reader.bool();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.so_no_check = reader.bool();
continue;
}
case 15: {
if (wireType !== 2)
break;
message.so_bound_dev = reader.string();
continue;
}
case 16: {
if (wireType === 2) {
if (!(message.so_filter && message.so_filter.length))
message.so_filter = [];
reader.fixed64s(message.so_filter);
continue;
}
if (wireType !== 1)
break;
if (!(message.so_filter && message.so_filter.length))
message.so_filter = [];
message.so_filter.push(reader.fixed64());
continue;
}
case 17: {
if (wireType !== 0)
break;
message.so_reuseport = reader.bool();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.so_broadcast = reader.bool();
continue;
}
case 19: {
if (wireType !== 0)
break;
message.so_keepalive = reader.bool();
continue;
}
case 20: {
if (wireType !== 0)
break;
message.tcp_keepcnt = reader.uint32();
continue;
}
case 21: {
if (wireType !== 0)
break;
message.tcp_keepidle = reader.uint32();
continue;
}
case 22: {
if (wireType !== 0)
break;
message.tcp_keepintvl = reader.uint32();
continue;
}
case 23: {
if (wireType !== 0)
break;
message.so_oobinline = reader.uint32();
continue;
}
case 24: {
if (wireType !== 0)
break;
message.so_linger = reader.uint32();
continue;
}
case 25: {
if (wireType !== 0)
break;
message.so_buf_lock = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 2)
break;
if (!(message.more && message.more.length))
message.more = [];
message.more.push($root.sk_number_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "so_sndbuf"))
throw $util.ProtocolError("missing required 'so_sndbuf'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "so_rcvbuf"))
throw $util.ProtocolError("missing required 'so_rcvbuf'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "so_snd_tmo_sec"))
throw $util.ProtocolError("missing required 'so_snd_tmo_sec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "so_snd_tmo_usec"))
throw $util.ProtocolError("missing required 'so_snd_tmo_usec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "so_rcv_tmo_sec"))
throw $util.ProtocolError("missing required 'so_rcv_tmo_sec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "so_rcv_tmo_usec"))
throw $util.ProtocolError("missing required 'so_rcv_tmo_usec'", { instance: message });
return message;
};
return sk_opts_entry;
})();
export const pidfd_entry = $root.pidfd_entry = (() => {
const pidfd_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pidfd_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.ino);
writer.uint32(24).uint32(message.flags);
writer.uint32(32).int32(message.nspid);
$root.fown_entry.encode(message.fown, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.exit_status != null && $Object.hasOwnProperty.call(message, "exit_status"))
writer.uint32(56008).uint32(message.exit_status);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pidfd_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pidfd_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ino = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.nspid = reader.int32();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.exit_status = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ino"))
throw $util.ProtocolError("missing required 'ino'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "nspid"))
throw $util.ProtocolError("missing required 'nspid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
return message;
};
return pidfd_entry;
})();
export const pipe_entry = $root.pipe_entry = (() => {
const pipe_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pipe_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.pipe_id);
writer.uint32(24).uint32(message.flags);
$root.fown_entry.encode(message.fown, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pipe_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pipe_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pipe_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pipe_id"))
throw $util.ProtocolError("missing required 'pipe_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
return message;
};
return pipe_entry;
})();
export const reg_file_entry = $root.reg_file_entry = (() => {
const reg_file_entry = function (properties) {
this.build_id = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
reg_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
writer.uint32(24).uint64(message.pos);
$root.fown_entry.encode(message.fown, writer.uint32(42).fork(), _depth + 1).ldelim();
writer.uint32(50).string(message.name);
if (message.mnt_id != null && $Object.hasOwnProperty.call(message, "mnt_id"))
writer.uint32(56).sint32(message.mnt_id);
if (message.size != null && $Object.hasOwnProperty.call(message, "size"))
writer.uint32(64).uint64(message.size);
if (message.ext != null && $Object.hasOwnProperty.call(message, "ext"))
writer.uint32(72).bool(message.ext);
if (message.mode != null && $Object.hasOwnProperty.call(message, "mode"))
writer.uint32(80).uint32(message.mode);
if (message.build_id != null && message.build_id.length)
for (let i = 0; i < message.build_id.length; ++i)
writer.uint32(88).uint32(message.build_id[i]);
if (message.checksum != null && $Object.hasOwnProperty.call(message, "checksum"))
writer.uint32(96).uint32(message.checksum);
if (message.checksum_config != null && $Object.hasOwnProperty.call(message, "checksum_config"))
writer.uint32(104).uint32(message.checksum_config);
if (message.checksum_parameter != null && $Object.hasOwnProperty.call(message, "checksum_parameter"))
writer.uint32(112).uint32(message.checksum_parameter);
if (message.handle != null && $Object.hasOwnProperty.call(message, "handle"))
$root.fh_entry.encode(message.handle, writer.uint32(56010).fork(), _depth + 1).ldelim();
if (message.message_queue != null && $Object.hasOwnProperty.call(message, "message_queue"))
writer.uint32(57608).bool(message.message_queue);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
reg_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.reg_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pos = reader.uint64();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 6: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.mnt_id = reader.sint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.size = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.ext = reader.bool();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.mode = reader.uint32();
continue;
}
case 11: {
if (wireType === 2) {
if (!(message.build_id && message.build_id.length))
message.build_id = [];
reader.uint32s(message.build_id);
continue;
}
if (wireType !== 0)
break;
if (!(message.build_id && message.build_id.length))
message.build_id = [];
message.build_id.push(reader.uint32());
continue;
}
case 12: {
if (wireType !== 0)
break;
message.checksum = reader.uint32();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.checksum_config = reader.uint32();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.checksum_parameter = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 2)
break;
message.handle = $root.fh_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.handle);
continue;
}
case 7201: {
if (wireType !== 0)
break;
message.message_queue = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pos"))
throw $util.ProtocolError("missing required 'pos'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
return message;
};
return reg_file_entry;
})();
export const signalfd_entry = $root.signalfd_entry = (() => {
const signalfd_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
signalfd_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
$root.fown_entry.encode(message.fown, writer.uint32(26).fork(), _depth + 1).ldelim();
writer.uint32(32).uint64(message.sigmask);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
signalfd_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.signalfd_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 4: {
if (wireType !== 0)
break;
message.sigmask = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sigmask"))
throw $util.ProtocolError("missing required 'sigmask'", { instance: message });
return message;
};
return signalfd_entry;
})();
export const ip_opts_raw_entry = $root.ip_opts_raw_entry = (() => {
const ip_opts_raw_entry = function (properties) {
this.icmpv_filter = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ip_opts_raw_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.hdrincl != null && $Object.hasOwnProperty.call(message, "hdrincl"))
writer.uint32(8).bool(message.hdrincl);
if (message.nodefrag != null && $Object.hasOwnProperty.call(message, "nodefrag"))
writer.uint32(16).bool(message.nodefrag);
if (message.checksum != null && $Object.hasOwnProperty.call(message, "checksum"))
writer.uint32(24).bool(message.checksum);
if (message.icmpv_filter != null && message.icmpv_filter.length)
for (let i = 0; i < message.icmpv_filter.length; ++i)
writer.uint32(32).uint32(message.icmpv_filter[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ip_opts_raw_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ip_opts_raw_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.hdrincl = reader.bool();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.nodefrag = reader.bool();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.checksum = reader.bool();
continue;
}
case 4: {
if (wireType === 2) {
if (!(message.icmpv_filter && message.icmpv_filter.length))
message.icmpv_filter = [];
reader.uint32s(message.icmpv_filter);
continue;
}
if (wireType !== 0)
break;
if (!(message.icmpv_filter && message.icmpv_filter.length))
message.icmpv_filter = [];
message.icmpv_filter.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ip_opts_raw_entry;
})();
export const ip_opts_entry = $root.ip_opts_entry = (() => {
const ip_opts_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ip_opts_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.freebind != null && $Object.hasOwnProperty.call(message, "freebind"))
writer.uint32(8).bool(message.freebind);
if (message.raw != null && $Object.hasOwnProperty.call(message, "raw"))
$root.ip_opts_raw_entry.encode(message.raw, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.pktinfo != null && $Object.hasOwnProperty.call(message, "pktinfo"))
writer.uint32(40).bool(message.pktinfo);
if (message.tos != null && $Object.hasOwnProperty.call(message, "tos"))
writer.uint32(48).uint32(message.tos);
if (message.ttl != null && $Object.hasOwnProperty.call(message, "ttl"))
writer.uint32(56).uint32(message.ttl);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ip_opts_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ip_opts_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.freebind = reader.bool();
continue;
}
case 4: {
if (wireType !== 2)
break;
message.raw = $root.ip_opts_raw_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.raw);
continue;
}
case 5: {
if (wireType !== 0)
break;
message.pktinfo = reader.bool();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.tos = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.ttl = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return ip_opts_entry;
})();
export const ip_membership_entry = $root.ip_membership_entry = (() => {
const ip_membership_entry = function (properties) {
this.group = [];
this.sources = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ip_membership_entry.prototype["interface"] = "";
ip_membership_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message["interface"]);
if (message.group != null && message.group.length)
for (let i = 0; i < message.group.length; ++i)
writer.uint32(16).uint32(message.group[i]);
writer.uint32(24).bool(message.exclude);
if (message.sources != null && message.sources.length)
for (let i = 0; i < message.sources.length; ++i)
writer.uint32(32).uint32(message.sources[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ip_membership_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ip_membership_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message["interface"] = reader.string();
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.group && message.group.length))
message.group = [];
reader.uint32s(message.group);
continue;
}
if (wireType !== 0)
break;
if (!(message.group && message.group.length))
message.group = [];
message.group.push(reader.uint32());
continue;
}
case 3: {
if (wireType !== 0)
break;
message.exclude = reader.bool();
continue;
}
case 4: {
if (wireType === 2) {
if (!(message.sources && message.sources.length))
message.sources = [];
reader.uint32s(message.sources);
continue;
}
if (wireType !== 0)
break;
if (!(message.sources && message.sources.length))
message.sources = [];
message.sources.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "interface"))
throw $util.ProtocolError("missing required 'interface'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "exclude"))
throw $util.ProtocolError("missing required 'exclude'", { instance: message });
return message;
};
return ip_membership_entry;
})();
export const inet_sk_entry = $root.inet_sk_entry = (() => {
const inet_sk_entry = function (properties) {
this.src_addr = [];
this.dst_addr = [];
this.memberships = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
inet_sk_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.ino);
writer.uint32(24).uint32(message.family);
writer.uint32(32).uint32(message.type);
writer.uint32(40).uint32(message.proto);
writer.uint32(48).uint32(message.state);
writer.uint32(56).uint32(message.src_port);
writer.uint32(64).uint32(message.dst_port);
writer.uint32(72).uint32(message.flags);
writer.uint32(80).uint32(message.backlog);
if (message.src_addr != null && message.src_addr.length)
for (let i = 0; i < message.src_addr.length; ++i)
writer.uint32(88).uint32(message.src_addr[i]);
if (message.dst_addr != null && message.dst_addr.length)
for (let i = 0; i < message.dst_addr.length; ++i)
writer.uint32(96).uint32(message.dst_addr[i]);
$root.fown_entry.encode(message.fown, writer.uint32(106).fork(), _depth + 1).ldelim();
$root.sk_opts_entry.encode(message.opts, writer.uint32(114).fork(), _depth + 1).ldelim();
if (message.v6only != null && $Object.hasOwnProperty.call(message, "v6only"))
writer.uint32(120).bool(message.v6only);
if (message.ip_opts != null && $Object.hasOwnProperty.call(message, "ip_opts"))
$root.ip_opts_entry.encode(message.ip_opts, writer.uint32(130).fork(), _depth + 1).ldelim();
if (message.ifname != null && $Object.hasOwnProperty.call(message, "ifname"))
writer.uint32(138).string(message.ifname);
if (message.ns_id != null && $Object.hasOwnProperty.call(message, "ns_id"))
writer.uint32(144).uint32(message.ns_id);
if (message.shutdown != null && $Object.hasOwnProperty.call(message, "shutdown"))
writer.uint32(152).int32(message.shutdown);
if (message.tcp_opts != null && $Object.hasOwnProperty.call(message, "tcp_opts"))
$root.tcp_opts_entry.encode(message.tcp_opts, writer.uint32(162).fork(), _depth + 1).ldelim();
if (message.src_present != null && $Object.hasOwnProperty.call(message, "src_present"))
writer.uint32(56008).bool(message.src_present);
if (message.memberships != null && message.memberships.length)
for (let i = 0; i < message.memberships.length; ++i)
$root.ip_membership_entry.encode(message.memberships[i], writer.uint32(56018).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
inet_sk_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.inet_sk_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ino = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.family = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.type = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.proto = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.state = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.src_port = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.dst_port = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.backlog = reader.uint32();
continue;
}
case 11: {
if (wireType === 2) {
if (!(message.src_addr && message.src_addr.length))
message.src_addr = [];
reader.uint32s(message.src_addr);
continue;
}
if (wireType !== 0)
break;
if (!(message.src_addr && message.src_addr.length))
message.src_addr = [];
message.src_addr.push(reader.uint32());
continue;
}
case 12: {
if (wireType === 2) {
if (!(message.dst_addr && message.dst_addr.length))
message.dst_addr = [];
reader.uint32s(message.dst_addr);
continue;
}
if (wireType !== 0)
break;
if (!(message.dst_addr && message.dst_addr.length))
message.dst_addr = [];
message.dst_addr.push(reader.uint32());
continue;
}
case 13: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 14: {
if (wireType !== 2)
break;
message.opts = $root.sk_opts_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.opts);
continue;
}
case 15: {
if (wireType !== 0)
break;
message.v6only = reader.bool();
continue;
}
case 16: {
if (wireType !== 2)
break;
message.ip_opts = $root.ip_opts_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.ip_opts);
continue;
}
case 17: {
if (wireType !== 2)
break;
message.ifname = reader.string();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.ns_id = reader.uint32();
continue;
}
case 19: {
if (wireType !== 0)
break;
value = reader.int32();
message.shutdown = value;
continue;
}
case 20: {
if (wireType !== 2)
break;
message.tcp_opts = $root.tcp_opts_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.tcp_opts);
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.src_present = reader.bool();
continue;
}
case 7002: {
if (wireType !== 2)
break;
if (!(message.memberships && message.memberships.length))
message.memberships = [];
message.memberships.push($root.ip_membership_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ino"))
throw $util.ProtocolError("missing required 'ino'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "family"))
throw $util.ProtocolError("missing required 'family'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "proto"))
throw $util.ProtocolError("missing required 'proto'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "state"))
throw $util.ProtocolError("missing required 'state'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "src_port"))
throw $util.ProtocolError("missing required 'src_port'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "dst_port"))
throw $util.ProtocolError("missing required 'dst_port'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "backlog"))
throw $util.ProtocolError("missing required 'backlog'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "opts"))
throw $util.ProtocolError("missing required 'opts'", { instance: message });
return message;
};
return inet_sk_entry;
})();
export const tcp_opts_entry = $root.tcp_opts_entry = (() => {
const tcp_opts_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tcp_opts_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.cork != null && $Object.hasOwnProperty.call(message, "cork"))
writer.uint32(8).bool(message.cork);
if (message.nodelay != null && $Object.hasOwnProperty.call(message, "nodelay"))
writer.uint32(16).bool(message.nodelay);
if (message.keepcnt != null && $Object.hasOwnProperty.call(message, "keepcnt"))
writer.uint32(24).uint32(message.keepcnt);
if (message.keepidle != null && $Object.hasOwnProperty.call(message, "keepidle"))
writer.uint32(32).uint32(message.keepidle);
if (message.keepintvl != null && $Object.hasOwnProperty.call(message, "keepintvl"))
writer.uint32(40).uint32(message.keepintvl);
if (message.congestion != null && $Object.hasOwnProperty.call(message, "congestion"))
writer.uint32(56010).string(message.congestion);
if (message.user_timeout != null && $Object.hasOwnProperty.call(message, "user_timeout"))
writer.uint32(56016).uint32(message.user_timeout);
if (message.defer_accept != null && $Object.hasOwnProperty.call(message, "defer_accept"))
writer.uint32(56024).uint32(message.defer_accept);
if (message.linger2 != null && $Object.hasOwnProperty.call(message, "linger2"))
writer.uint32(56032).int32(message.linger2);
if (message.syncnt != null && $Object.hasOwnProperty.call(message, "syncnt"))
writer.uint32(56040).uint32(message.syncnt);
if (message.notsent_lowat != null && $Object.hasOwnProperty.call(message, "notsent_lowat"))
writer.uint32(56048).uint32(message.notsent_lowat);
if (message.fastopen != null && $Object.hasOwnProperty.call(message, "fastopen"))
writer.uint32(56056).uint32(message.fastopen);
if (message.save_syn != null && $Object.hasOwnProperty.call(message, "save_syn"))
writer.uint32(56064).uint32(message.save_syn);
if (message.inq != null && $Object.hasOwnProperty.call(message, "inq"))
writer.uint32(56072).uint32(message.inq);
if (message.thin_linear_timeouts != null && $Object.hasOwnProperty.call(message, "thin_linear_timeouts"))
writer.uint32(56080).uint32(message.thin_linear_timeouts);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tcp_opts_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tcp_opts_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.cork = reader.bool();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.nodelay = reader.bool();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.keepcnt = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.keepidle = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.keepintvl = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 2)
break;
message.congestion = reader.string();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.user_timeout = reader.uint32();
continue;
}
case 7003: {
if (wireType !== 0)
break;
message.defer_accept = reader.uint32();
continue;
}
case 7004: {
if (wireType !== 0)
break;
message.linger2 = reader.int32();
continue;
}
case 7005: {
if (wireType !== 0)
break;
message.syncnt = reader.uint32();
continue;
}
case 7006: {
if (wireType !== 0)
break;
message.notsent_lowat = reader.uint32();
continue;
}
case 7007: {
if (wireType !== 0)
break;
message.fastopen = reader.uint32();
continue;
}
case 7008: {
if (wireType !== 0)
break;
message.save_syn = reader.uint32();
continue;
}
case 7009: {
if (wireType !== 0)
break;
message.inq = reader.uint32();
continue;
}
case 7010: {
if (wireType !== 0)
break;
message.thin_linear_timeouts = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return tcp_opts_entry;
})();
export const tcp_stream_entry = $root.tcp_stream_entry = (() => {
const tcp_stream_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tcp_stream_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.inq_len);
writer.uint32(16).uint32(message.inq_seq);
writer.uint32(24).uint32(message.outq_len);
writer.uint32(32).uint32(message.outq_seq);
writer.uint32(40).uint32(message.opt_mask);
writer.uint32(48).uint32(message.snd_wscale);
writer.uint32(56).uint32(message.mss_clamp);
if (message.rcv_wscale != null && $Object.hasOwnProperty.call(message, "rcv_wscale"))
writer.uint32(64).uint32(message.rcv_wscale);
if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
writer.uint32(72).uint32(message.timestamp);
if (message.cork != null && $Object.hasOwnProperty.call(message, "cork"))
writer.uint32(80).bool(message.cork);
if (message.nodelay != null && $Object.hasOwnProperty.call(message, "nodelay"))
writer.uint32(88).bool(message.nodelay);
if (message.unsq_len != null && $Object.hasOwnProperty.call(message, "unsq_len"))
writer.uint32(96).uint32(message.unsq_len);
if (message.snd_wl1 != null && $Object.hasOwnProperty.call(message, "snd_wl1"))
writer.uint32(104).uint32(message.snd_wl1);
if (message.snd_wnd != null && $Object.hasOwnProperty.call(message, "snd_wnd"))
writer.uint32(112).uint32(message.snd_wnd);
if (message.max_window != null && $Object.hasOwnProperty.call(message, "max_window"))
writer.uint32(120).uint32(message.max_window);
if (message.rcv_wnd != null && $Object.hasOwnProperty.call(message, "rcv_wnd"))
writer.uint32(128).uint32(message.rcv_wnd);
if (message.rcv_wup != null && $Object.hasOwnProperty.call(message, "rcv_wup"))
writer.uint32(136).uint32(message.rcv_wup);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tcp_stream_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tcp_stream_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.inq_len = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.inq_seq = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.outq_len = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.outq_seq = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.opt_mask = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.snd_wscale = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.mss_clamp = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.rcv_wscale = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.timestamp = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.cork = reader.bool();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.nodelay = reader.bool();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.unsq_len = reader.uint32();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.snd_wl1 = reader.uint32();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.snd_wnd = reader.uint32();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.max_window = reader.uint32();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.rcv_wnd = reader.uint32();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.rcv_wup = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "inq_len"))
throw $util.ProtocolError("missing required 'inq_len'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "inq_seq"))
throw $util.ProtocolError("missing required 'inq_seq'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "outq_len"))
throw $util.ProtocolError("missing required 'outq_len'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "outq_seq"))
throw $util.ProtocolError("missing required 'outq_seq'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "opt_mask"))
throw $util.ProtocolError("missing required 'opt_mask'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "snd_wscale"))
throw $util.ProtocolError("missing required 'snd_wscale'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mss_clamp"))
throw $util.ProtocolError("missing required 'mss_clamp'", { instance: message });
return message;
};
return tcp_stream_entry;
})();
export const netlink_sk_entry = $root.netlink_sk_entry = (() => {
const netlink_sk_entry = function (properties) {
this.groups = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
netlink_sk_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.ino);
writer.uint32(24).uint32(message.protocol);
writer.uint32(32).uint32(message.state);
writer.uint32(48).uint32(message.flags);
writer.uint32(56).uint32(message.portid);
if (message.groups != null && message.groups.length)
for (let i = 0; i < message.groups.length; ++i)
writer.uint32(64).uint32(message.groups[i]);
writer.uint32(72).uint32(message.dst_portid);
writer.uint32(80).uint32(message.dst_group);
$root.fown_entry.encode(message.fown, writer.uint32(90).fork(), _depth + 1).ldelim();
$root.sk_opts_entry.encode(message.opts, writer.uint32(98).fork(), _depth + 1).ldelim();
if (message.ns_id != null && $Object.hasOwnProperty.call(message, "ns_id"))
writer.uint32(104).uint32(message.ns_id);
if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
writer.uint32(56008).uint32(message.type);
if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
writer.uint32(56016).uint32(message.options);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
netlink_sk_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.netlink_sk_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ino = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.protocol = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.state = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.portid = reader.uint32();
continue;
}
case 8: {
if (wireType === 2) {
if (!(message.groups && message.groups.length))
message.groups = [];
reader.uint32s(message.groups);
continue;
}
if (wireType !== 0)
break;
if (!(message.groups && message.groups.length))
message.groups = [];
message.groups.push(reader.uint32());
continue;
}
case 9: {
if (wireType !== 0)
break;
message.dst_portid = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.dst_group = reader.uint32();
continue;
}
case 11: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 12: {
if (wireType !== 2)
break;
message.opts = $root.sk_opts_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.opts);
continue;
}
case 13: {
if (wireType !== 0)
break;
message.ns_id = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.type = reader.uint32();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.options = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ino"))
throw $util.ProtocolError("missing required 'ino'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "protocol"))
throw $util.ProtocolError("missing required 'protocol'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "state"))
throw $util.ProtocolError("missing required 'state'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "portid"))
throw $util.ProtocolError("missing required 'portid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "dst_portid"))
throw $util.ProtocolError("missing required 'dst_portid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "dst_group"))
throw $util.ProtocolError("missing required 'dst_group'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "opts"))
throw $util.ProtocolError("missing required 'opts'", { instance: message });
return message;
};
return netlink_sk_entry;
})();
export const file_perms_entry = $root.file_perms_entry = (() => {
const file_perms_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
file_perms_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.mode);
writer.uint32(16).uint32(message.uid);
writer.uint32(24).uint32(message.gid);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
file_perms_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.file_perms_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.mode = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "mode"))
throw $util.ProtocolError("missing required 'mode'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gid"))
throw $util.ProtocolError("missing required 'gid'", { instance: message });
return message;
};
return file_perms_entry;
})();
export const unix_peer_entry = $root.unix_peer_entry = (() => {
const unix_peer_entry = function (properties) {
this.groups = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
unix_peer_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.pid);
writer.uint32(16).uint32(message.uid);
writer.uint32(24).uint32(message.gid);
if (message.groups != null && message.groups.length)
for (let i = 0; i < message.groups.length; ++i)
writer.uint32(32).uint32(message.groups[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
unix_peer_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.unix_peer_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pid = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
case 4: {
if (wireType === 2) {
if (!(message.groups && message.groups.length))
message.groups = [];
reader.uint32s(message.groups);
continue;
}
if (wireType !== 0)
break;
if (!(message.groups && message.groups.length))
message.groups = [];
message.groups.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gid"))
throw $util.ProtocolError("missing required 'gid'", { instance: message });
return message;
};
return unix_peer_entry;
})();
export const unix_sk_entry = $root.unix_sk_entry = (() => {
const unix_sk_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
unix_sk_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.ino);
writer.uint32(24).uint32(message.type);
writer.uint32(32).uint32(message.state);
writer.uint32(40).uint32(message.flags);
writer.uint32(48).uint32(message.uflags);
writer.uint32(56).uint32(message.backlog);
writer.uint32(64).uint32(message.peer);
$root.fown_entry.encode(message.fown, writer.uint32(74).fork(), _depth + 1).ldelim();
$root.sk_opts_entry.encode(message.opts, writer.uint32(82).fork(), _depth + 1).ldelim();
writer.uint32(90).bytes(message.name);
if (message.shutdown != null && $Object.hasOwnProperty.call(message, "shutdown"))
writer.uint32(96).int32(message.shutdown);
if (message.file_perms != null && $Object.hasOwnProperty.call(message, "file_perms"))
$root.file_perms_entry.encode(message.file_perms, writer.uint32(106).fork(), _depth + 1).ldelim();
if (message.name_dir != null && $Object.hasOwnProperty.call(message, "name_dir"))
writer.uint32(114).string(message.name_dir);
if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted"))
writer.uint32(120).bool(message.deleted);
if (message.ns_id != null && $Object.hasOwnProperty.call(message, "ns_id"))
writer.uint32(128).uint32(message.ns_id);
if (message.mnt_id != null && $Object.hasOwnProperty.call(message, "mnt_id"))
writer.uint32(136).sint32(message.mnt_id);
if (message.root_dir != null && $Object.hasOwnProperty.call(message, "root_dir"))
writer.uint32(56010).string(message.root_dir);
if (message.waiting_before != null && $Object.hasOwnProperty.call(message, "waiting_before"))
writer.uint32(56016).uint32(message.waiting_before);
if (message.peer_credentials != null && $Object.hasOwnProperty.call(message, "peer_credentials"))
$root.unix_peer_entry.encode(message.peer_credentials, writer.uint32(56026).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
unix_sk_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.unix_sk_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ino = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.type = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.state = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.uflags = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.backlog = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.peer = reader.uint32();
continue;
}
case 9: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 10: {
if (wireType !== 2)
break;
message.opts = $root.sk_opts_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.opts);
continue;
}
case 11: {
if (wireType !== 2)
break;
message.name = reader.bytes();
continue;
}
case 12: {
if (wireType !== 0)
break;
value = reader.int32();
message.shutdown = value;
continue;
}
case 13: {
if (wireType !== 2)
break;
message.file_perms = $root.file_perms_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.file_perms);
continue;
}
case 14: {
if (wireType !== 2)
break;
message.name_dir = reader.string();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.deleted = reader.bool();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.ns_id = reader.uint32();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.mnt_id = reader.sint32();
continue;
}
case 7001: {
if (wireType !== 2)
break;
message.root_dir = reader.string();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.waiting_before = reader.uint32();
continue;
}
case 7003: {
if (wireType !== 2)
break;
message.peer_credentials = $root.unix_peer_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.peer_credentials);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ino"))
throw $util.ProtocolError("missing required 'ino'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "state"))
throw $util.ProtocolError("missing required 'state'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "uflags"))
throw $util.ProtocolError("missing required 'uflags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "backlog"))
throw $util.ProtocolError("missing required 'backlog'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "peer"))
throw $util.ProtocolError("missing required 'peer'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "opts"))
throw $util.ProtocolError("missing required 'opts'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
return message;
};
return unix_sk_entry;
})();
export const timerfd_entry = $root.timerfd_entry = (() => {
const timerfd_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
timerfd_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.flags);
$root.fown_entry.encode(message.fown, writer.uint32(26).fork(), _depth + 1).ldelim();
writer.uint32(32).uint32(message.clockid);
writer.uint32(40).uint64(message.ticks);
writer.uint32(48).uint32(message.settime_flags);
writer.uint32(56).uint64(message.vsec);
writer.uint32(64).uint64(message.vnsec);
writer.uint32(72).uint64(message.isec);
writer.uint32(80).uint64(message.insec);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
timerfd_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.timerfd_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 4: {
if (wireType !== 0)
break;
message.clockid = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.ticks = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.settime_flags = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.vsec = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.vnsec = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.isec = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.insec = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "clockid"))
throw $util.ProtocolError("missing required 'clockid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ticks"))
throw $util.ProtocolError("missing required 'ticks'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "settime_flags"))
throw $util.ProtocolError("missing required 'settime_flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "vsec"))
throw $util.ProtocolError("missing required 'vsec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "vnsec"))
throw $util.ProtocolError("missing required 'vnsec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "isec"))
throw $util.ProtocolError("missing required 'isec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "insec"))
throw $util.ProtocolError("missing required 'insec'", { instance: message });
return message;
};
return timerfd_entry;
})();
export const TtyType = $root.TtyType = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "UNKNOWN"] = 0;
values[valuesById[1] = "PTY"] = 1;
values[valuesById[2] = "CONSOLE"] = 2;
values[valuesById[3] = "VT"] = 3;
values[valuesById[4] = "CTTY"] = 4;
values[valuesById[5] = "EXT_TTY"] = 5;
values[valuesById[6] = "SERIAL"] = 6;
return values;
})();
export const winsize_entry = $root.winsize_entry = (() => {
const winsize_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
winsize_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.ws_row);
writer.uint32(16).uint32(message.ws_col);
writer.uint32(24).uint32(message.ws_xpixel);
writer.uint32(32).uint32(message.ws_ypixel);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
winsize_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.winsize_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.ws_row = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ws_col = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.ws_xpixel = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.ws_ypixel = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "ws_row"))
throw $util.ProtocolError("missing required 'ws_row'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ws_col"))
throw $util.ProtocolError("missing required 'ws_col'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ws_xpixel"))
throw $util.ProtocolError("missing required 'ws_xpixel'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ws_ypixel"))
throw $util.ProtocolError("missing required 'ws_ypixel'", { instance: message });
return message;
};
return winsize_entry;
})();
export const termios_entry = $root.termios_entry = (() => {
const termios_entry = function (properties) {
this.c_cc = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
termios_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.c_iflag);
writer.uint32(16).uint32(message.c_oflag);
writer.uint32(24).uint32(message.c_cflag);
writer.uint32(32).uint32(message.c_lflag);
writer.uint32(40).uint32(message.c_line);
writer.uint32(48).uint32(message.c_ispeed);
writer.uint32(56).uint32(message.c_ospeed);
if (message.c_cc != null && message.c_cc.length)
for (let i = 0; i < message.c_cc.length; ++i)
writer.uint32(64).uint32(message.c_cc[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
termios_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.termios_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.c_iflag = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.c_oflag = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.c_cflag = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.c_lflag = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.c_line = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.c_ispeed = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.c_ospeed = reader.uint32();
continue;
}
case 8: {
if (wireType === 2) {
if (!(message.c_cc && message.c_cc.length))
message.c_cc = [];
reader.uint32s(message.c_cc);
continue;
}
if (wireType !== 0)
break;
if (!(message.c_cc && message.c_cc.length))
message.c_cc = [];
message.c_cc.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "c_iflag"))
throw $util.ProtocolError("missing required 'c_iflag'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "c_oflag"))
throw $util.ProtocolError("missing required 'c_oflag'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "c_cflag"))
throw $util.ProtocolError("missing required 'c_cflag'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "c_lflag"))
throw $util.ProtocolError("missing required 'c_lflag'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "c_line"))
throw $util.ProtocolError("missing required 'c_line'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "c_ispeed"))
throw $util.ProtocolError("missing required 'c_ispeed'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "c_ospeed"))
throw $util.ProtocolError("missing required 'c_ospeed'", { instance: message });
return message;
};
return termios_entry;
})();
export const tty_pty_entry = $root.tty_pty_entry = (() => {
const tty_pty_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tty_pty_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.index);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tty_pty_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tty_pty_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.index = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "index"))
throw $util.ProtocolError("missing required 'index'", { instance: message });
return message;
};
return tty_pty_entry;
})();
export const tty_data_entry = $root.tty_data_entry = (() => {
const tty_data_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tty_data_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.tty_id);
writer.uint32(18).bytes(message.data);
if (message.done != null && $Object.hasOwnProperty.call(message, "done"))
writer.uint32(56008).uint32(message.done);
if (message.lines != null && $Object.hasOwnProperty.call(message, "lines"))
writer.uint32(56016).uint32(message.lines);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tty_data_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tty_data_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.tty_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.data = reader.bytes();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.done = reader.uint32();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.lines = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "tty_id"))
throw $util.ProtocolError("missing required 'tty_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "data"))
throw $util.ProtocolError("missing required 'data'", { instance: message });
return message;
};
return tty_data_entry;
})();
export const tty_info_entry = $root.tty_info_entry = (() => {
const tty_info_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tty_info_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).int32(message.type);
writer.uint32(24).bool(message.locked);
writer.uint32(32).bool(message.exclusive);
writer.uint32(40).bool(message.packet_mode);
writer.uint32(48).uint32(message.sid);
writer.uint32(56).uint32(message.pgrp);
writer.uint32(64).uint32(message.rdev);
if (message.termios != null && $Object.hasOwnProperty.call(message, "termios"))
$root.termios_entry.encode(message.termios, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.termios_locked != null && $Object.hasOwnProperty.call(message, "termios_locked"))
$root.termios_entry.encode(message.termios_locked, writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.winsize != null && $Object.hasOwnProperty.call(message, "winsize"))
$root.winsize_entry.encode(message.winsize, writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.pty != null && $Object.hasOwnProperty.call(message, "pty"))
$root.tty_pty_entry.encode(message.pty, writer.uint32(98).fork(), _depth + 1).ldelim();
if (message.dev != null && $Object.hasOwnProperty.call(message, "dev"))
writer.uint32(104).uint32(message.dev);
if (message.uid != null && $Object.hasOwnProperty.call(message, "uid"))
writer.uint32(112).uint32(message.uid);
if (message.gid != null && $Object.hasOwnProperty.call(message, "gid"))
writer.uint32(120).uint32(message.gid);
if (message.slave_closed != null && $Object.hasOwnProperty.call(message, "slave_closed"))
writer.uint32(56008).bool(message.slave_closed);
if (message.stopped != null && $Object.hasOwnProperty.call(message, "stopped"))
writer.uint32(56016).uint32(message.stopped);
if (message.packet_status != null && $Object.hasOwnProperty.call(message, "packet_status"))
writer.uint32(56024).uint32(message.packet_status);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tty_info_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tty_info_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
value = reader.int32();
message.type = value;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.locked = reader.bool();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.exclusive = reader.bool();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.packet_mode = reader.bool();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.sid = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.pgrp = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.rdev = reader.uint32();
continue;
}
case 9: {
if (wireType !== 2)
break;
message.termios = $root.termios_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.termios);
continue;
}
case 10: {
if (wireType !== 2)
break;
message.termios_locked = $root.termios_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.termios_locked);
continue;
}
case 11: {
if (wireType !== 2)
break;
message.winsize = $root.winsize_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.winsize);
continue;
}
case 12: {
if (wireType !== 2)
break;
message.pty = $root.tty_pty_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.pty);
continue;
}
case 13: {
if (wireType !== 0)
break;
message.dev = reader.uint32();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.slave_closed = reader.bool();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.stopped = reader.uint32();
continue;
}
case 7003: {
if (wireType !== 0)
break;
message.packet_status = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "locked"))
throw $util.ProtocolError("missing required 'locked'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "exclusive"))
throw $util.ProtocolError("missing required 'exclusive'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "packet_mode"))
throw $util.ProtocolError("missing required 'packet_mode'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sid"))
throw $util.ProtocolError("missing required 'sid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pgrp"))
throw $util.ProtocolError("missing required 'pgrp'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "rdev"))
throw $util.ProtocolError("missing required 'rdev'", { instance: message });
return message;
};
return tty_info_entry;
})();
export const tty_file_entry = $root.tty_file_entry = (() => {
const tty_file_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tty_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
writer.uint32(16).uint32(message.tty_info_id);
writer.uint32(24).uint32(message.flags);
$root.fown_entry.encode(message.fown, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.regf_id != null && $Object.hasOwnProperty.call(message, "regf_id"))
writer.uint32(48).uint32(message.regf_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tty_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tty_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tty_info_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 4: {
if (wireType !== 2)
break;
message.fown = $root.fown_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.fown);
continue;
}
case 6: {
if (wireType !== 0)
break;
message.regf_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tty_info_id"))
throw $util.ProtocolError("missing required 'tty_info_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fown"))
throw $util.ProtocolError("missing required 'fown'", { instance: message });
return message;
};
return tty_file_entry;
})();
export const tunfile_entry = $root.tunfile_entry = (() => {
const tunfile_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tunfile_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id);
if (message.netdev != null && $Object.hasOwnProperty.call(message, "netdev"))
writer.uint32(18).string(message.netdev);
if (message.detached != null && $Object.hasOwnProperty.call(message, "detached"))
writer.uint32(24).bool(message.detached);
if (message.ns_id != null && $Object.hasOwnProperty.call(message, "ns_id"))
writer.uint32(32).uint32(message.ns_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tunfile_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tunfile_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.netdev = reader.string();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.detached = reader.bool();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.ns_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
return message;
};
return tunfile_entry;
})();
export const tun_link_entry = $root.tun_link_entry = (() => {
const tun_link_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tun_link_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.flags);
writer.uint32(16).int32(message.owner);
writer.uint32(24).int32(message.group);
writer.uint32(32).uint32(message.vnethdr);
writer.uint32(40).uint32(message.sndbuf);
if (message.offload != null && $Object.hasOwnProperty.call(message, "offload"))
writer.uint32(56008).uint32(message.offload);
if (message.little_endian != null && $Object.hasOwnProperty.call(message, "little_endian"))
writer.uint32(56016).bool(message.little_endian);
if (message.big_endian != null && $Object.hasOwnProperty.call(message, "big_endian"))
writer.uint32(56024).bool(message.big_endian);
if (message.no_carrier != null && $Object.hasOwnProperty.call(message, "no_carrier"))
writer.uint32(56032).bool(message.no_carrier);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tun_link_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tun_link_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.owner = reader.int32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.group = reader.int32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.vnethdr = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.sndbuf = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.offload = reader.uint32();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.little_endian = reader.bool();
continue;
}
case 7003: {
if (wireType !== 0)
break;
message.big_endian = reader.bool();
continue;
}
case 7004: {
if (wireType !== 0)
break;
message.no_carrier = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "owner"))
throw $util.ProtocolError("missing required 'owner'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "group"))
throw $util.ProtocolError("missing required 'group'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "vnethdr"))
throw $util.ProtocolError("missing required 'vnethdr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sndbuf"))
throw $util.ProtocolError("missing required 'sndbuf'", { instance: message });
return message;
};
return tun_link_entry;
})();
export const file_lock_entry = $root.file_lock_entry = (() => {
const file_lock_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
file_lock_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.flag);
writer.uint32(16).uint32(message.type);
writer.uint32(24).int32(message.pid);
writer.uint32(32).int32(message.fd);
writer.uint32(40).int64(message.start);
writer.uint32(48).int64(message.len);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
file_lock_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.file_lock_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.flag = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.type = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.start = reader.int64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.len = reader.int64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "flag"))
throw $util.ProtocolError("missing required 'flag'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fd"))
throw $util.ProtocolError("missing required 'fd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "start"))
throw $util.ProtocolError("missing required 'start'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "len"))
throw $util.ProtocolError("missing required 'len'", { instance: message });
return message;
};
return file_lock_entry;
})();
export const fs_entry = $root.fs_entry = (() => {
const fs_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fs_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.cwd_id);
writer.uint32(16).uint32(message.root_id);
if (message.umask != null && $Object.hasOwnProperty.call(message, "umask"))
writer.uint32(24).uint32(message.umask);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fs_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fs_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.cwd_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.root_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.umask = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "cwd_id"))
throw $util.ProtocolError("missing required 'cwd_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "root_id"))
throw $util.ProtocolError("missing required 'root_id'", { instance: message });
return message;
};
return fs_entry;
})();
export const ghost_file_entry = $root.ghost_file_entry = (() => {
const ghost_file_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ghost_file_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.uid);
writer.uint32(16).uint32(message.gid);
writer.uint32(24).uint32(message.mode);
if (message.dev != null && $Object.hasOwnProperty.call(message, "dev"))
writer.uint32(32).uint32(message.dev);
if (message.ino != null && $Object.hasOwnProperty.call(message, "ino"))
writer.uint32(40).uint64(message.ino);
if (message.rdev != null && $Object.hasOwnProperty.call(message, "rdev"))
writer.uint32(48).uint32(message.rdev);
if (message.atim != null && $Object.hasOwnProperty.call(message, "atim"))
$root.timeval.encode(message.atim, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.mtim != null && $Object.hasOwnProperty.call(message, "mtim"))
$root.timeval.encode(message.mtim, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.chunks != null && $Object.hasOwnProperty.call(message, "chunks"))
writer.uint32(72).bool(message.chunks);
if (message.size != null && $Object.hasOwnProperty.call(message, "size"))
writer.uint32(80).uint64(message.size);
if (message.symlnk_target != null && $Object.hasOwnProperty.call(message, "symlnk_target"))
writer.uint32(90).string(message.symlnk_target);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ghost_file_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ghost_file_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.mode = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.dev = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.ino = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.rdev = reader.uint32();
continue;
}
case 7: {
if (wireType !== 2)
break;
message.atim = $root.timeval.decode(reader, reader.size(), $undefined, _depth + 1, message.atim);
continue;
}
case 8: {
if (wireType !== 2)
break;
message.mtim = $root.timeval.decode(reader, reader.size(), $undefined, _depth + 1, message.mtim);
continue;
}
case 9: {
if (wireType !== 0)
break;
message.chunks = reader.bool();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.size = reader.uint64();
continue;
}
case 11: {
if (wireType !== 2)
break;
message.symlnk_target = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gid"))
throw $util.ProtocolError("missing required 'gid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mode"))
throw $util.ProtocolError("missing required 'mode'", { instance: message });
return message;
};
return ghost_file_entry;
})();
export const ghost_chunk_entry = $root.ghost_chunk_entry = (() => {
const ghost_chunk_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ghost_chunk_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.len);
writer.uint32(16).uint64(message.off);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ghost_chunk_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ghost_chunk_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.len = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.off = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "len"))
throw $util.ProtocolError("missing required 'len'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "off"))
throw $util.ProtocolError("missing required 'off'", { instance: message });
return message;
};
return ghost_chunk_entry;
})();
export const timeval = $root.timeval = (() => {
const timeval = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
timeval.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.tv_sec);
writer.uint32(16).uint64(message.tv_usec);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
timeval.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.timeval();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.tv_sec = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tv_usec = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "tv_sec"))
throw $util.ProtocolError("missing required 'tv_sec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tv_usec"))
throw $util.ProtocolError("missing required 'tv_usec'", { instance: message });
return message;
};
return timeval;
})();
export const img_streamer_request_entry = $root.img_streamer_request_entry = (() => {
const img_streamer_request_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
img_streamer_request_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.filename);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
img_streamer_request_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.img_streamer_request_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.filename = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "filename"))
throw $util.ProtocolError("missing required 'filename'", { instance: message });
return message;
};
return img_streamer_request_entry;
})();
export const img_streamer_reply_entry = $root.img_streamer_reply_entry = (() => {
const img_streamer_reply_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
img_streamer_reply_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).bool(message.exists);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
img_streamer_reply_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.img_streamer_reply_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.exists = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "exists"))
throw $util.ProtocolError("missing required 'exists'", { instance: message });
return message;
};
return img_streamer_reply_entry;
})();
export const lsmtype = $root.lsmtype = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "NO_LSM"] = 0;
values[valuesById[1] = "SELINUX"] = 1;
values[valuesById[2] = "APPARMOR"] = 2;
return values;
})();
export const plugins_entry = $root.plugins_entry = (() => {
const plugins_entry = function (properties) {
this.plugins = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
plugins_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.plugins != null && message.plugins.length)
for (let i = 0; i < message.plugins.length; ++i)
writer.uint32(98).string(message.plugins[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
plugins_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.plugins_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 12: {
if (wireType !== 2)
break;
if (!(message.plugins && message.plugins.length))
message.plugins = [];
message.plugins.push(reader.string());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return plugins_entry;
})();
export const inventory_entry = $root.inventory_entry = (() => {
const inventory_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
inventory_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.img_version);
if (message.fdinfo_per_id != null && $Object.hasOwnProperty.call(message, "fdinfo_per_id"))
writer.uint32(16).bool(message.fdinfo_per_id);
if (message.root_ids != null && $Object.hasOwnProperty.call(message, "root_ids"))
$root.task_kobj_ids_entry.encode(message.root_ids, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.ns_per_id != null && $Object.hasOwnProperty.call(message, "ns_per_id"))
writer.uint32(32).bool(message.ns_per_id);
if (message.root_cg_set != null && $Object.hasOwnProperty.call(message, "root_cg_set"))
writer.uint32(40).uint32(message.root_cg_set);
if (message.lsmtype != null && $Object.hasOwnProperty.call(message, "lsmtype"))
writer.uint32(48).int32(message.lsmtype);
if (message.dump_uptime != null && $Object.hasOwnProperty.call(message, "dump_uptime"))
writer.uint32(64).uint64(message.dump_uptime);
if (message.pre_dump_mode != null && $Object.hasOwnProperty.call(message, "pre_dump_mode"))
writer.uint32(72).uint32(message.pre_dump_mode);
if (message.tcp_close != null && $Object.hasOwnProperty.call(message, "tcp_close"))
writer.uint32(80).bool(message.tcp_close);
if (message.network_lock_method != null && $Object.hasOwnProperty.call(message, "network_lock_method"))
writer.uint32(88).uint32(message.network_lock_method);
if (message.plugins_entry != null && $Object.hasOwnProperty.call(message, "plugins_entry"))
$root.plugins_entry.encode(message.plugins_entry, writer.uint32(98).fork(), _depth + 1).ldelim();
if (message.dump_criu_run_id != null && $Object.hasOwnProperty.call(message, "dump_criu_run_id"))
writer.uint32(106).string(message.dump_criu_run_id);
if (message.allow_uprobes != null && $Object.hasOwnProperty.call(message, "allow_uprobes"))
writer.uint32(112).bool(message.allow_uprobes);
if (message.tracking != null && $Object.hasOwnProperty.call(message, "tracking"))
$root.tracking_entry.encode(message.tracking, writer.uint32(56010).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
inventory_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.inventory_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.img_version = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.fdinfo_per_id = reader.bool();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.root_ids = $root.task_kobj_ids_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.root_ids);
continue;
}
case 4: {
if (wireType !== 0)
break;
message.ns_per_id = reader.bool();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.root_cg_set = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
value = reader.int32();
message.lsmtype = value;
continue;
}
case 8: {
if (wireType !== 0)
break;
message.dump_uptime = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.pre_dump_mode = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.tcp_close = reader.bool();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.network_lock_method = reader.uint32();
continue;
}
case 12: {
if (wireType !== 2)
break;
message.plugins_entry = $root.plugins_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.plugins_entry);
continue;
}
case 13: {
if (wireType !== 2)
break;
message.dump_criu_run_id = reader.string();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.allow_uprobes = reader.bool();
continue;
}
case 7001: {
if (wireType !== 2)
break;
message.tracking = $root.tracking_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.tracking);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "img_version"))
throw $util.ProtocolError("missing required 'img_version'", { instance: message });
return message;
};
return inventory_entry;
})();
export const tracking_entry = $root.tracking_entry = (() => {
const tracking_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tracking_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.id);
if (message.keeper_pid != null && $Object.hasOwnProperty.call(message, "keeper_pid"))
writer.uint32(16).int32(message.keeper_pid);
if (message.keeper_start != null && $Object.hasOwnProperty.call(message, "keeper_start"))
writer.uint32(24).uint64(message.keeper_start);
if (message.keeper_fd != null && $Object.hasOwnProperty.call(message, "keeper_fd"))
writer.uint32(32).int32(message.keeper_fd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tracking_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tracking_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.keeper_pid = reader.int32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.keeper_start = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.keeper_fd = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
return message;
};
return tracking_entry;
})();
export const ipc_desc_entry = $root.ipc_desc_entry = (() => {
const ipc_desc_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ipc_desc_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.key);
writer.uint32(16).uint32(message.uid);
writer.uint32(24).uint32(message.gid);
writer.uint32(32).uint32(message.cuid);
writer.uint32(40).uint32(message.cgid);
writer.uint32(48).uint32(message.mode);
writer.uint32(56).uint32(message.id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ipc_desc_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ipc_desc_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.key = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.cuid = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.cgid = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.mode = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "key"))
throw $util.ProtocolError("missing required 'key'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gid"))
throw $util.ProtocolError("missing required 'gid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cuid"))
throw $util.ProtocolError("missing required 'cuid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "cgid"))
throw $util.ProtocolError("missing required 'cgid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mode"))
throw $util.ProtocolError("missing required 'mode'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
return message;
};
return ipc_desc_entry;
})();
export const ipc_msg = $root.ipc_msg = (() => {
const ipc_msg = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ipc_msg.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.mtype);
writer.uint32(16).uint32(message.msize);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ipc_msg.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ipc_msg();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.mtype = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.msize = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "mtype"))
throw $util.ProtocolError("missing required 'mtype'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "msize"))
throw $util.ProtocolError("missing required 'msize'", { instance: message });
return message;
};
return ipc_msg;
})();
export const ipc_msg_entry = $root.ipc_msg_entry = (() => {
const ipc_msg_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ipc_msg_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
$root.ipc_desc_entry.encode(message.desc, writer.uint32(10).fork(), _depth + 1).ldelim();
writer.uint32(16).uint32(message.qbytes);
writer.uint32(24).uint32(message.qnum);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ipc_msg_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ipc_msg_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.desc = $root.ipc_desc_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.desc);
continue;
}
case 2: {
if (wireType !== 0)
break;
message.qbytes = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.qnum = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "desc"))
throw $util.ProtocolError("missing required 'desc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "qbytes"))
throw $util.ProtocolError("missing required 'qbytes'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "qnum"))
throw $util.ProtocolError("missing required 'qnum'", { instance: message });
return message;
};
return ipc_msg_entry;
})();
export const ipc_sem_entry = $root.ipc_sem_entry = (() => {
const ipc_sem_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ipc_sem_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
$root.ipc_desc_entry.encode(message.desc, writer.uint32(10).fork(), _depth + 1).ldelim();
writer.uint32(16).uint32(message.nsems);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ipc_sem_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ipc_sem_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.desc = $root.ipc_desc_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.desc);
continue;
}
case 2: {
if (wireType !== 0)
break;
message.nsems = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "desc"))
throw $util.ProtocolError("missing required 'desc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "nsems"))
throw $util.ProtocolError("missing required 'nsems'", { instance: message });
return message;
};
return ipc_sem_entry;
})();
export const ipc_shm_entry = $root.ipc_shm_entry = (() => {
const ipc_shm_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ipc_shm_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
$root.ipc_desc_entry.encode(message.desc, writer.uint32(10).fork(), _depth + 1).ldelim();
writer.uint32(16).uint64(message.size);
if (message.in_pagemaps != null && $Object.hasOwnProperty.call(message, "in_pagemaps"))
writer.uint32(24).bool(message.in_pagemaps);
if (message.hugetlb_flag != null && $Object.hasOwnProperty.call(message, "hugetlb_flag"))
writer.uint32(32).uint32(message.hugetlb_flag);
if (message.attached_elsewhere != null && $Object.hasOwnProperty.call(message, "attached_elsewhere"))
writer.uint32(56008).bool(message.attached_elsewhere);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ipc_shm_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ipc_shm_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.desc = $root.ipc_desc_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.desc);
continue;
}
case 2: {
if (wireType !== 0)
break;
message.size = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.in_pagemaps = reader.bool();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.hugetlb_flag = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.attached_elsewhere = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "desc"))
throw $util.ProtocolError("missing required 'desc'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "size"))
throw $util.ProtocolError("missing required 'size'", { instance: message });
return message;
};
return ipc_shm_entry;
})();
export const ipc_var_entry = $root.ipc_var_entry = (() => {
const ipc_var_entry = function (properties) {
this.sem_ctls = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ipc_var_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sem_ctls != null && message.sem_ctls.length)
for (let i = 0; i < message.sem_ctls.length; ++i)
writer.uint32(8).uint32(message.sem_ctls[i]);
writer.uint32(16).uint32(message.msg_ctlmax);
writer.uint32(24).uint32(message.msg_ctlmnb);
writer.uint32(32).uint32(message.msg_ctlmni);
writer.uint32(40).uint32(message.auto_msgmni);
writer.uint32(48).uint64(message.shm_ctlmax);
writer.uint32(56).uint64(message.shm_ctlall);
writer.uint32(64).uint32(message.shm_ctlmni);
writer.uint32(72).uint32(message.shm_rmid_forced);
writer.uint32(80).uint32(message.mq_queues_max);
writer.uint32(88).uint32(message.mq_msg_max);
writer.uint32(96).uint32(message.mq_msgsize_max);
if (message.mq_msg_default != null && $Object.hasOwnProperty.call(message, "mq_msg_default"))
writer.uint32(104).uint32(message.mq_msg_default);
if (message.mq_msgsize_default != null && $Object.hasOwnProperty.call(message, "mq_msgsize_default"))
writer.uint32(112).uint32(message.mq_msgsize_default);
if (message.msg_next_id != null && $Object.hasOwnProperty.call(message, "msg_next_id"))
writer.uint32(120).uint32(message.msg_next_id);
if (message.sem_next_id != null && $Object.hasOwnProperty.call(message, "sem_next_id"))
writer.uint32(128).uint32(message.sem_next_id);
if (message.shm_next_id != null && $Object.hasOwnProperty.call(message, "shm_next_id"))
writer.uint32(136).uint32(message.shm_next_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ipc_var_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ipc_var_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.sem_ctls && message.sem_ctls.length))
message.sem_ctls = [];
reader.uint32s(message.sem_ctls);
continue;
}
if (wireType !== 0)
break;
if (!(message.sem_ctls && message.sem_ctls.length))
message.sem_ctls = [];
message.sem_ctls.push(reader.uint32());
continue;
}
case 2: {
if (wireType !== 0)
break;
message.msg_ctlmax = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.msg_ctlmnb = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.msg_ctlmni = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.auto_msgmni = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.shm_ctlmax = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.shm_ctlall = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.shm_ctlmni = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.shm_rmid_forced = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.mq_queues_max = reader.uint32();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.mq_msg_max = reader.uint32();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.mq_msgsize_max = reader.uint32();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.mq_msg_default = reader.uint32();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.mq_msgsize_default = reader.uint32();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.msg_next_id = reader.uint32();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.sem_next_id = reader.uint32();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.shm_next_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "msg_ctlmax"))
throw $util.ProtocolError("missing required 'msg_ctlmax'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "msg_ctlmnb"))
throw $util.ProtocolError("missing required 'msg_ctlmnb'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "msg_ctlmni"))
throw $util.ProtocolError("missing required 'msg_ctlmni'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "auto_msgmni"))
throw $util.ProtocolError("missing required 'auto_msgmni'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "shm_ctlmax"))
throw $util.ProtocolError("missing required 'shm_ctlmax'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "shm_ctlall"))
throw $util.ProtocolError("missing required 'shm_ctlall'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "shm_ctlmni"))
throw $util.ProtocolError("missing required 'shm_ctlmni'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "shm_rmid_forced"))
throw $util.ProtocolError("missing required 'shm_rmid_forced'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mq_queues_max"))
throw $util.ProtocolError("missing required 'mq_queues_max'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mq_msg_max"))
throw $util.ProtocolError("missing required 'mq_msg_max'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mq_msgsize_max"))
throw $util.ProtocolError("missing required 'mq_msgsize_max'", { instance: message });
return message;
};
return ipc_var_entry;
})();
export const core_call_request = $root.core_call_request = (() => {
const core_call_request = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
core_call_request.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
writer.uint32(8).bool(message.version);
if (message.features != null && $Object.hasOwnProperty.call(message, "features"))
$root.feature_probe.encode(message.features, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.stdio != null && $Object.hasOwnProperty.call(message, "stdio"))
$root.stdio_make.encode(message.stdio, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.grow_send_buffer != null && $Object.hasOwnProperty.call(message, "grow_send_buffer"))
writer.uint32(32).int32(message.grow_send_buffer);
if (message.cpuinfo != null && $Object.hasOwnProperty.call(message, "cpuinfo"))
$root.cpuinfo_ask.encode(message.cpuinfo, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.fetch_fd != null && $Object.hasOwnProperty.call(message, "fetch_fd"))
$root.fetch_fd.encode(message.fetch_fd, writer.uint32(570).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
core_call_request.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.core_call_request();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.version = reader.bool();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.features = $root.feature_probe.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.stdio = $root.stdio_make.decode(reader, reader.size(), $undefined, _depth + 1, message.stdio);
continue;
}
case 4: {
if (wireType !== 0)
break;
message.grow_send_buffer = reader.int32();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.cpuinfo = $root.cpuinfo_ask.decode(reader, reader.size(), $undefined, _depth + 1, message.cpuinfo);
continue;
}
case 71: {
if (wireType !== 2)
break;
message.fetch_fd = $root.fetch_fd.decode(reader, reader.size(), $undefined, _depth + 1, message.fetch_fd);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return core_call_request;
})();
export const feature_probe = $root.feature_probe = (() => {
const feature_probe = function (properties) {
this.names = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
feature_probe.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.names != null && message.names.length)
for (let i = 0; i < message.names.length; ++i)
writer.uint32(10).string(message.names[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
feature_probe.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.feature_probe();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.names && message.names.length))
message.names = [];
message.names.push(reader.string());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return feature_probe;
})();
export const stdio_make = $root.stdio_make = (() => {
const stdio_make = function (properties) {
this.kinds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
stdio_make.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.kinds != null && message.kinds.length)
for (let i = 0; i < message.kinds.length; ++i)
writer.uint32(8).int32(message.kinds[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
stdio_make.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.stdio_make();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
while (reader.pos < end2) {
start = reader.pos;
value = reader.int32();
if ($root.stdio_kind[value] !== $undefined) {
if (!(message.kinds && message.kinds.length))
message.kinds = [];
message.kinds.push(value);
} else if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push($util.rawField(1, 0, reader.raw(start, reader.pos)));
}
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
continue;
}
if (wireType !== 0)
break;
value = reader.int32();
if ($root.stdio_kind[value] !== $undefined) {
if (!(message.kinds && message.kinds.length))
message.kinds = [];
message.kinds.push(value);
} else if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return stdio_make;
})();
export const stdio_kind = $root.stdio_kind = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[1] = "STDIO_SOCKETPAIR"] = 1;
values[valuesById[2] = "STDIO_PIPE_READ"] = 2;
values[valuesById[3] = "STDIO_PIPE_WRITE"] = 3;
return values;
})();
export const cpuinfo_ask = $root.cpuinfo_ask = (() => {
const cpuinfo_ask = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cpuinfo_ask.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
writer.uint32(10).bytes(message.entry);
if (message.cpu_cap != null && $Object.hasOwnProperty.call(message, "cpu_cap"))
writer.uint32(16).uint32(message.cpu_cap);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cpuinfo_ask.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cpuinfo_ask();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.entry = reader.bytes();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.cpu_cap = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return cpuinfo_ask;
})();
export const core_call_response = $root.core_call_response = (() => {
const core_call_response = function (properties) {
this.features = [];
this.stdio = [];
this.cpu_missing = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
core_call_response.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
$root.criu_version.encode(message.version, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.abi != null && $Object.hasOwnProperty.call(message, "abi"))
writer.uint32(16).uint32(message.abi);
if (message.features != null && message.features.length)
for (let i = 0; i < message.features.length; ++i)
$root.feature_state.encode(message.features[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.stdio != null && message.stdio.length)
for (let i = 0; i < message.stdio.length; ++i)
$root.stdio_pair.encode(message.stdio[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.cpuinfo != null && $Object.hasOwnProperty.call(message, "cpuinfo"))
writer.uint32(42).bytes(message.cpuinfo);
if (message.cpu_missing != null && message.cpu_missing.length)
for (let i = 0; i < message.cpu_missing.length; ++i)
writer.uint32(50).string(message.cpu_missing[i]);
if (message.fd != null && $Object.hasOwnProperty.call(message, "fd"))
writer.uint32(568).int32(message.fd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
core_call_response.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.core_call_response();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.version = $root.criu_version.decode(reader, reader.size(), $undefined, _depth + 1, message.version);
continue;
}
case 2: {
if (wireType !== 0)
break;
message.abi = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.features && message.features.length))
message.features = [];
message.features.push($root.feature_state.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.stdio && message.stdio.length))
message.stdio = [];
message.stdio.push($root.stdio_pair.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
message.cpuinfo = reader.bytes();
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.cpu_missing && message.cpu_missing.length))
message.cpu_missing = [];
message.cpu_missing.push(reader.string());
continue;
}
case 71: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return core_call_response;
})();
export const feature_state = $root.feature_state = (() => {
const feature_state = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
feature_state.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
writer.uint32(16).bool(message.supported);
if (message.detail != null && $Object.hasOwnProperty.call(message, "detail"))
writer.uint32(26).string(message.detail);
if (message.required != null && $Object.hasOwnProperty.call(message, "required"))
writer.uint32(32).bool(message.required);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
feature_state.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.feature_state();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.supported = reader.bool();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.detail = reader.string();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.required = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "supported"))
throw $util.ProtocolError("missing required 'supported'", { instance: message });
return message;
};
return feature_state;
})();
export const stdio_pair = $root.stdio_pair = (() => {
const stdio_pair = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
stdio_pair.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.child_fd);
writer.uint32(16).int32(message.caller_fd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
stdio_pair.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.stdio_pair();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.child_fd = reader.int32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.caller_fd = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "child_fd"))
throw $util.ProtocolError("missing required 'child_fd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "caller_fd"))
throw $util.ProtocolError("missing required 'caller_fd'", { instance: message });
return message;
};
return stdio_pair;
})();
export const core_record = $root.core_record = (() => {
const core_record = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
core_record.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.log != null && $Object.hasOwnProperty.call(message, "log"))
$root.log_record.encode(message.log, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.stage != null && $Object.hasOwnProperty.call(message, "stage"))
$root.stage_record.encode(message.stage, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
$root.progress_record.encode(message.progress, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.hook != null && $Object.hasOwnProperty.call(message, "hook"))
$root.hook_record.encode(message.hook, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
$root.result_record.encode(message.result, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
$root.error_record.encode(message.error, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.exit != null && $Object.hasOwnProperty.call(message, "exit"))
$root.exit_record.encode(message.exit, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.warning != null && $Object.hasOwnProperty.call(message, "warning"))
$root.error_record.encode(message.warning, writer.uint32(170).fork(), _depth + 1).ldelim();
if (message.question != null && $Object.hasOwnProperty.call(message, "question"))
$root.plugin_question.encode(message.question, writer.uint32(570).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
core_record.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.core_record();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.log = $root.log_record.decode(reader, reader.size(), $undefined, _depth + 1, message.log);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.stage = $root.stage_record.decode(reader, reader.size(), $undefined, _depth + 1, message.stage);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.progress = $root.progress_record.decode(reader, reader.size(), $undefined, _depth + 1, message.progress);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.hook = $root.hook_record.decode(reader, reader.size(), $undefined, _depth + 1, message.hook);
continue;
}
case 5: {
if (wireType !== 2)
break;
message.result = $root.result_record.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
continue;
}
case 6: {
if (wireType !== 2)
break;
message.error = $root.error_record.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
continue;
}
case 7: {
if (wireType !== 2)
break;
message.exit = $root.exit_record.decode(reader, reader.size(), $undefined, _depth + 1, message.exit);
continue;
}
case 21: {
if (wireType !== 2)
break;
message.warning = $root.error_record.decode(reader, reader.size(), $undefined, _depth + 1, message.warning);
continue;
}
case 71: {
if (wireType !== 2)
break;
message.question = $root.plugin_question.decode(reader, reader.size(), $undefined, _depth + 1, message.question);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return core_record;
})();
export const core_ack = $root.core_ack = (() => {
const core_ack = function (properties) {
this.external = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
core_ack.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).bool(message.success);
if (message.handled != null && $Object.hasOwnProperty.call(message, "handled"))
writer.uint32(568).bool(message.handled);
if (message.plugin != null && $Object.hasOwnProperty.call(message, "plugin"))
writer.uint32(578).string(message.plugin);
if (message.fd != null && $Object.hasOwnProperty.call(message, "fd"))
writer.uint32(584).int32(message.fd);
if (message.external != null && message.external.length)
for (let i = 0; i < message.external.length; ++i)
writer.uint32(594).string(message.external[i]);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
writer.uint32(600).uint64(message.offset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
core_ack.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.core_ack();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.success = reader.bool();
continue;
}
case 71: {
if (wireType !== 0)
break;
message.handled = reader.bool();
continue;
}
case 72: {
if (wireType !== 2)
break;
message.plugin = reader.string();
continue;
}
case 73: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
case 75: {
if (wireType !== 0)
break;
message.offset = reader.uint64();
continue;
}
case 74: {
if (wireType !== 2)
break;
if (!(message.external && message.external.length))
message.external = [];
message.external.push(reader.string());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "success"))
throw $util.ProtocolError("missing required 'success'", { instance: message });
return message;
};
return core_ack;
})();
export const plugin_question = $root.plugin_question = (() => {
const plugin_question = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
plugin_question.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.what);
writer.uint32(16).uint32(message.id);
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
writer.uint32(24).int32(message.pid);
if (message.fd != null && $Object.hasOwnProperty.call(message, "fd"))
writer.uint32(32).int32(message.fd);
if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
writer.uint32(42).string(message.path);
if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
writer.uint32(50).string(message.kind);
if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
writer.uint32(56).uint64(message.start);
if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
writer.uint32(64).uint64(message.end);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
writer.uint32(72).uint64(message.offset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
plugin_question.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.plugin_question();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.what = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.path = reader.string();
continue;
}
case 6: {
if (wireType !== 2)
break;
message.kind = reader.string();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.start = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.end = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.offset = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "what"))
throw $util.ProtocolError("missing required 'what'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
return message;
};
return plugin_question;
})();
export const fetch_fd = $root.fetch_fd = (() => {
const fetch_fd = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
fetch_fd.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.pid);
writer.uint32(16).int32(message.fd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
fetch_fd.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.fetch_fd();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fd"))
throw $util.ProtocolError("missing required 'fd'", { instance: message });
return message;
};
return fetch_fd;
})();
export const log_record = $root.log_record = (() => {
const log_record = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
log_record.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.level);
writer.uint32(18).string(message.text);
writer.uint32(24).uint64(message.at);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
log_record.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.log_record();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.level = reader.uint32();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.text = reader.string();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.at = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "level"))
throw $util.ProtocolError("missing required 'level'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "text"))
throw $util.ProtocolError("missing required 'text'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "at"))
throw $util.ProtocolError("missing required 'at'", { instance: message });
return message;
};
return log_record;
})();
export const stage_record = $root.stage_record = (() => {
const stage_record = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
stage_record.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
writer.uint32(16).uint64(message.at);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
stage_record.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.stage_record();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.at = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "at"))
throw $util.ProtocolError("missing required 'at'", { instance: message });
return message;
};
return stage_record;
})();
export const progress_record = $root.progress_record = (() => {
const progress_record = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
progress_record.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.done);
writer.uint32(16).uint64(message.total);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
progress_record.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.progress_record();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.done = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.total = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "done"))
throw $util.ProtocolError("missing required 'done'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "total"))
throw $util.ProtocolError("missing required 'total'", { instance: message });
return message;
};
return progress_record;
})();
export const hook_record = $root.hook_record = (() => {
const hook_record = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
hook_record.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
writer.uint32(16).int32(message.pid);
if (message.core_pid != null && $Object.hasOwnProperty.call(message, "core_pid"))
writer.uint32(568).int32(message.core_pid);
if (message.core_fd != null && $Object.hasOwnProperty.call(message, "core_fd"))
writer.uint32(576).int32(message.core_fd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
hook_record.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.hook_record();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 71: {
if (wireType !== 0)
break;
message.core_pid = reader.int32();
continue;
}
case 72: {
if (wireType !== 0)
break;
message.core_fd = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
return message;
};
return hook_record;
})();
export const stage_time = $root.stage_time = (() => {
const stage_time = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
stage_time.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.name);
writer.uint32(16).uint64(message.took);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
stage_time.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.stage_time();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.took = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "took"))
throw $util.ProtocolError("missing required 'took'", { instance: message });
return message;
};
return stage_time;
})();
export const external_end = $root.external_end = (() => {
const external_end = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
external_end.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.key);
writer.uint32(16).int32(message.pid);
writer.uint32(24).int32(message.fd);
writer.uint32(32).int32(message.kind);
if (message.caller_same_fd != null && $Object.hasOwnProperty.call(message, "caller_same_fd"))
writer.uint32(40).int32(message.caller_same_fd);
if (message.caller_peer_fd != null && $Object.hasOwnProperty.call(message, "caller_peer_fd"))
writer.uint32(48).int32(message.caller_peer_fd);
if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
writer.uint32(56).uint32(message.flags);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
external_end.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.external_end();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.key = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
case 4: {
if (wireType !== 0)
break;
value = reader.int32();
message.kind = value;
continue;
}
case 5: {
if (wireType !== 0)
break;
message.caller_same_fd = reader.int32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.caller_peer_fd = reader.int32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "key"))
throw $util.ProtocolError("missing required 'key'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fd"))
throw $util.ProtocolError("missing required 'fd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "kind"))
throw $util.ProtocolError("missing required 'kind'", { instance: message });
return message;
};
return external_end;
})();
export const external_kind = $root.external_kind = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[1] = "EXTERNAL_UNIX"] = 1;
values[valuesById[2] = "EXTERNAL_PIPE"] = 2;
values[valuesById[3] = "EXTERNAL_TTY"] = 3;
values[valuesById[4] = "EXTERNAL_FILE"] = 4;
return values;
})();
export const tcp_connection = $root.tcp_connection = (() => {
const tcp_connection = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tcp_connection.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.ino);
writer.uint32(16).int32(message.pid);
writer.uint32(24).int32(message.fd);
writer.uint32(32).uint32(message.state);
writer.uint32(42).string(message.local);
writer.uint32(50).string(message.remote);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tcp_connection.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tcp_connection();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.ino = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.state = reader.uint32();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.local = reader.string();
continue;
}
case 6: {
if (wireType !== 2)
break;
message.remote = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "ino"))
throw $util.ProtocolError("missing required 'ino'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fd"))
throw $util.ProtocolError("missing required 'fd'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "state"))
throw $util.ProtocolError("missing required 'state'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "local"))
throw $util.ProtocolError("missing required 'local'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "remote"))
throw $util.ProtocolError("missing required 'remote'", { instance: message });
return message;
};
return tcp_connection;
})();
export const result_record = $root.result_record = (() => {
const result_record = function (properties) {
this.stages = [];
this.external = [];
this.obstacles = [];
this.tcp = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
result_record.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
$root.criu_resp.encode(message.resp, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
writer.uint32(16).int32(message.pid);
if (message.stages != null && message.stages.length)
for (let i = 0; i < message.stages.length; ++i)
$root.stage_time.encode(message.stages[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.total != null && $Object.hasOwnProperty.call(message, "total"))
writer.uint32(32).uint64(message.total);
if (message.frozen != null && $Object.hasOwnProperty.call(message, "frozen"))
writer.uint32(40).uint64(message.frozen);
if (message.pages_written != null && $Object.hasOwnProperty.call(message, "pages_written"))
writer.uint32(48).uint64(message.pages_written);
if (message.pages_scanned != null && $Object.hasOwnProperty.call(message, "pages_scanned"))
writer.uint32(56).uint64(message.pages_scanned);
if (message.tasks != null && $Object.hasOwnProperty.call(message, "tasks"))
writer.uint32(64).uint32(message.tasks);
if (message.threads != null && $Object.hasOwnProperty.call(message, "threads"))
writer.uint32(72).uint32(message.threads);
if (message.external != null && message.external.length)
for (let i = 0; i < message.external.length; ++i)
$root.external_end.encode(message.external[i], writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.obstacles != null && message.obstacles.length)
for (let i = 0; i < message.obstacles.length; ++i)
$root.error_record.encode(message.obstacles[i], writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.pages_restored != null && $Object.hasOwnProperty.call(message, "pages_restored"))
writer.uint32(96).uint64(message.pages_restored);
if (message.pages_skipped != null && $Object.hasOwnProperty.call(message, "pages_skipped"))
writer.uint32(248).uint64(message.pages_skipped);
if (message.tracked != null && $Object.hasOwnProperty.call(message, "tracked"))
writer.uint32(256).bool(message.tracked);
if (message.freed != null && $Object.hasOwnProperty.call(message, "freed"))
writer.uint32(264).uint64(message.freed);
if (message.tcp != null && message.tcp.length)
for (let i = 0; i < message.tcp.length; ++i)
$root.tcp_connection.encode(message.tcp[i], writer.uint32(330).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
result_record.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.result_record();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.resp = $root.criu_resp.decode(reader, reader.size(), $undefined, _depth + 1, message.resp);
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.stages && message.stages.length))
message.stages = [];
message.stages.push($root.stage_time.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 0)
break;
message.total = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.frozen = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.pages_written = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.pages_scanned = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.tasks = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.threads = reader.uint32();
continue;
}
case 10: {
if (wireType !== 2)
break;
if (!(message.external && message.external.length))
message.external = [];
message.external.push($root.external_end.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 11: {
if (wireType !== 2)
break;
if (!(message.obstacles && message.obstacles.length))
message.obstacles = [];
message.obstacles.push($root.error_record.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 12: {
if (wireType !== 0)
break;
message.pages_restored = reader.uint64();
continue;
}
case 31: {
if (wireType !== 0)
break;
message.pages_skipped = reader.uint64();
continue;
}
case 32: {
if (wireType !== 0)
break;
message.tracked = reader.bool();
continue;
}
case 41: {
if (wireType !== 2)
break;
if (!(message.tcp && message.tcp.length))
message.tcp = [];
message.tcp.push($root.tcp_connection.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 33: {
if (wireType !== 0)
break;
message.freed = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "resp"))
throw $util.ProtocolError("missing required 'resp'", { instance: message });
return message;
};
return result_record;
})();
export const error_record = $root.error_record = (() => {
const error_record = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
error_record.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.code);
writer.uint32(18).string(message.text);
if (message.stage != null && $Object.hasOwnProperty.call(message, "stage"))
writer.uint32(26).string(message.stage);
if (message.err != null && $Object.hasOwnProperty.call(message, "err"))
writer.uint32(32).int32(message.err);
if (message.hint != null && $Object.hasOwnProperty.call(message, "hint"))
writer.uint32(42).string(message.hint);
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
writer.uint32(48).int32(message.pid);
if (message.tid != null && $Object.hasOwnProperty.call(message, "tid"))
writer.uint32(56).int32(message.tid);
if (message.fd != null && $Object.hasOwnProperty.call(message, "fd"))
writer.uint32(64).int32(message.fd);
if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
writer.uint32(72).uint64(message.address);
if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
writer.uint32(82).string(message.path);
if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
writer.uint32(90).string(message.kind);
if (message.undone != null && $Object.hasOwnProperty.call(message, "undone"))
writer.uint32(96).bool(message.undone);
if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
writer.uint32(106).string(message.file);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
writer.uint32(112).uint64(message.offset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
error_record.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.error_record();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.code = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.text = reader.string();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.stage = reader.string();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.err = reader.int32();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.hint = reader.string();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.tid = reader.int32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.address = reader.uint64();
continue;
}
case 10: {
if (wireType !== 2)
break;
message.path = reader.string();
continue;
}
case 11: {
if (wireType !== 2)
break;
message.kind = reader.string();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.undone = reader.bool();
continue;
}
case 13: {
if (wireType !== 2)
break;
message.file = reader.string();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.offset = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "code"))
throw $util.ProtocolError("missing required 'code'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "text"))
throw $util.ProtocolError("missing required 'text'", { instance: message });
return message;
};
return error_record;
})();
export const exit_record = $root.exit_record = (() => {
const exit_record = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
exit_record.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.pid);
writer.uint32(16).int32(message.code);
if (message.signal != null && $Object.hasOwnProperty.call(message, "signal"))
writer.uint32(24).int32(message.signal);
if (message.core_dumped != null && $Object.hasOwnProperty.call(message, "core_dumped"))
writer.uint32(32).bool(message.core_dumped);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
exit_record.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.exit_record();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.code = reader.int32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.signal = reader.int32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.core_dumped = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "code"))
throw $util.ProtocolError("missing required 'code'", { instance: message });
return message;
};
return exit_record;
})();
export const criu_cg_mode = $root.criu_cg_mode = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "IGNORE"] = 0;
values[valuesById[1] = "CG_NONE"] = 1;
values[valuesById[2] = "PROPS"] = 2;
values[valuesById[3] = "SOFT"] = 3;
values[valuesById[4] = "FULL"] = 4;
values[valuesById[5] = "STRICT"] = 5;
values[valuesById[6] = "DEFAULT"] = 6;
return values;
})();
export const criu_network_lock_method = $root.criu_network_lock_method = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[1] = "IPTABLES"] = 1;
values[valuesById[2] = "NFTABLES"] = 2;
values[valuesById[3] = "SKIP"] = 3;
return values;
})();
export const criu_pre_dump_mode = $root.criu_pre_dump_mode = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[1] = "SPLICE"] = 1;
values[valuesById[2] = "VM_READ"] = 2;
return values;
})();
export const criu_req_type = $root.criu_req_type = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "EMPTY"] = 0;
values[valuesById[1] = "DUMP"] = 1;
values[valuesById[2] = "RESTORE"] = 2;
values[valuesById[3] = "CHECK"] = 3;
values[valuesById[4] = "PRE_DUMP"] = 4;
values[valuesById[5] = "PAGE_SERVER"] = 5;
values[valuesById[6] = "NOTIFY"] = 6;
values[valuesById[7] = "CPUINFO_DUMP"] = 7;
values[valuesById[8] = "CPUINFO_CHECK"] = 8;
values[valuesById[9] = "FEATURE_CHECK"] = 9;
values[valuesById[10] = "VERSION"] = 10;
values[valuesById[11] = "WAIT_PID"] = 11;
values[valuesById[12] = "PAGE_SERVER_CHLD"] = 12;
values[valuesById[13] = "SINGLE_PRE_DUMP"] = 13;
values[valuesById[7001] = "DEDUP"] = 7001;
return values;
})();
export const criu_page_server_info = $root.criu_page_server_info = (() => {
const criu_page_server_info = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_page_server_info.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
writer.uint32(10).string(message.address);
if (message.port != null && $Object.hasOwnProperty.call(message, "port"))
writer.uint32(16).int32(message.port);
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
writer.uint32(24).int32(message.pid);
if (message.fd != null && $Object.hasOwnProperty.call(message, "fd"))
writer.uint32(32).int32(message.fd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_page_server_info.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_page_server_info();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.address = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.port = reader.int32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return criu_page_server_info;
})();
export const criu_veth_pair = $root.criu_veth_pair = (() => {
const criu_veth_pair = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_veth_pair.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.if_in);
writer.uint32(18).string(message.if_out);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_veth_pair.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_veth_pair();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.if_in = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.if_out = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "if_in"))
throw $util.ProtocolError("missing required 'if_in'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "if_out"))
throw $util.ProtocolError("missing required 'if_out'", { instance: message });
return message;
};
return criu_veth_pair;
})();
export const ext_mount_map = $root.ext_mount_map = (() => {
const ext_mount_map = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
ext_mount_map.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.key);
writer.uint32(18).string(message.val);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
ext_mount_map.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.ext_mount_map();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.key = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.val = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "key"))
throw $util.ProtocolError("missing required 'key'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "val"))
throw $util.ProtocolError("missing required 'val'", { instance: message });
return message;
};
return ext_mount_map;
})();
export const join_namespace = $root.join_namespace = (() => {
const join_namespace = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
join_namespace.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.ns);
writer.uint32(18).string(message.ns_file);
if (message.extra_opt != null && $Object.hasOwnProperty.call(message, "extra_opt"))
writer.uint32(26).string(message.extra_opt);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
join_namespace.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.join_namespace();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.ns = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.ns_file = reader.string();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.extra_opt = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "ns"))
throw $util.ProtocolError("missing required 'ns'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ns_file"))
throw $util.ProtocolError("missing required 'ns_file'", { instance: message });
return message;
};
return join_namespace;
})();
export const inherit_fd = $root.inherit_fd = (() => {
const inherit_fd = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
inherit_fd.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.key);
writer.uint32(16).int32(message.fd);
if (message.peer_fd != null && $Object.hasOwnProperty.call(message, "peer_fd"))
writer.uint32(56008).int32(message.peer_fd);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
inherit_fd.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.inherit_fd();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.key = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.fd = reader.int32();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.peer_fd = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "key"))
throw $util.ProtocolError("missing required 'key'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fd"))
throw $util.ProtocolError("missing required 'fd'", { instance: message });
return message;
};
return inherit_fd;
})();
export const cgroup_root = $root.cgroup_root = (() => {
const cgroup_root = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
cgroup_root.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.ctrl != null && $Object.hasOwnProperty.call(message, "ctrl"))
writer.uint32(10).string(message.ctrl);
writer.uint32(18).string(message.path);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
cgroup_root.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.cgroup_root();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.ctrl = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.path = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "path"))
throw $util.ProtocolError("missing required 'path'", { instance: message });
return message;
};
return cgroup_root;
})();
export const unix_sk = $root.unix_sk = (() => {
const unix_sk = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
unix_sk.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.inode);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
unix_sk.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.unix_sk();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.inode = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "inode"))
throw $util.ProtocolError("missing required 'inode'", { instance: message });
return message;
};
return unix_sk;
})();
export const tcp_fate = $root.tcp_fate = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[1] = "TCP_KEEP"] = 1;
values[valuesById[2] = "TCP_CLOSE"] = 2;
values[valuesById[3] = "TCP_REJECT"] = 3;
return values;
})();
export const tcp_rule = $root.tcp_rule = (() => {
const tcp_rule = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
tcp_rule.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.ino);
writer.uint32(16).int32(message.fate);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
tcp_rule.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.tcp_rule();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.ino = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
value = reader.int32();
message.fate = value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "ino"))
throw $util.ProtocolError("missing required 'ino'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fate"))
throw $util.ProtocolError("missing required 'fate'", { instance: message });
return message;
};
return tcp_rule;
})();
export const address_mapping = $root.address_mapping = (() => {
const address_mapping = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
address_mapping.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).bytes(message.from);
if (message.from_port != null && $Object.hasOwnProperty.call(message, "from_port"))
writer.uint32(16).uint32(message.from_port);
writer.uint32(26).bytes(message.to);
if (message.to_port != null && $Object.hasOwnProperty.call(message, "to_port"))
writer.uint32(32).uint32(message.to_port);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
address_mapping.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.address_mapping();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.from = reader.bytes();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.from_port = reader.uint32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.to = reader.bytes();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.to_port = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "from"))
throw $util.ProtocolError("missing required 'from'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "to"))
throw $util.ProtocolError("missing required 'to'", { instance: message });
return message;
};
return address_mapping;
})();
export const criu_opts = $root.criu_opts = (() => {
const criu_opts = function (properties) {
this.veths = [];
this.exec_cmd = [];
this.ext_mnt = [];
this.cg_root = [];
this.inherit_fd = [];
this.skip_mnt = [];
this.enable_fs = [];
this.unix_sk_ino = [];
this.irmap_scan_paths = [];
this.external = [];
this.join_ns = [];
this.cgroup_dump_controller = [];
this.tcp_rules = [];
this.address_map = [];
this.plugins = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_opts.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.images_dir_fd);
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
writer.uint32(16).int32(message.pid);
if (message.leave_running != null && $Object.hasOwnProperty.call(message, "leave_running"))
writer.uint32(24).bool(message.leave_running);
if (message.ext_unix_sk != null && $Object.hasOwnProperty.call(message, "ext_unix_sk"))
writer.uint32(32).bool(message.ext_unix_sk);
if (message.tcp_established != null && $Object.hasOwnProperty.call(message, "tcp_established"))
writer.uint32(40).bool(message.tcp_established);
if (message.evasive_devices != null && $Object.hasOwnProperty.call(message, "evasive_devices"))
writer.uint32(48).bool(message.evasive_devices);
if (message.shell_job != null && $Object.hasOwnProperty.call(message, "shell_job"))
writer.uint32(56).bool(message.shell_job);
if (message.file_locks != null && $Object.hasOwnProperty.call(message, "file_locks"))
writer.uint32(64).bool(message.file_locks);
if (message.log_level != null && $Object.hasOwnProperty.call(message, "log_level"))
writer.uint32(72).int32(message.log_level);
if (message.log_file != null && $Object.hasOwnProperty.call(message, "log_file"))
writer.uint32(82).string(message.log_file);
if (message.ps != null && $Object.hasOwnProperty.call(message, "ps"))
$root.criu_page_server_info.encode(message.ps, writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.notify_scripts != null && $Object.hasOwnProperty.call(message, "notify_scripts"))
writer.uint32(96).bool(message.notify_scripts);
if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
writer.uint32(106).string(message.root);
if (message.parent_img != null && $Object.hasOwnProperty.call(message, "parent_img"))
writer.uint32(114).string(message.parent_img);
if (message.track_mem != null && $Object.hasOwnProperty.call(message, "track_mem"))
writer.uint32(120).bool(message.track_mem);
if (message.auto_dedup != null && $Object.hasOwnProperty.call(message, "auto_dedup"))
writer.uint32(128).bool(message.auto_dedup);
if (message.work_dir_fd != null && $Object.hasOwnProperty.call(message, "work_dir_fd"))
writer.uint32(136).int32(message.work_dir_fd);
if (message.link_remap != null && $Object.hasOwnProperty.call(message, "link_remap"))
writer.uint32(144).bool(message.link_remap);
if (message.veths != null && message.veths.length)
for (let i = 0; i < message.veths.length; ++i)
$root.criu_veth_pair.encode(message.veths[i], writer.uint32(154).fork(), _depth + 1).ldelim();
if (message.cpu_cap != null && $Object.hasOwnProperty.call(message, "cpu_cap"))
writer.uint32(160).uint32(message.cpu_cap);
if (message.force_irmap != null && $Object.hasOwnProperty.call(message, "force_irmap"))
writer.uint32(168).bool(message.force_irmap);
if (message.exec_cmd != null && message.exec_cmd.length)
for (let i = 0; i < message.exec_cmd.length; ++i)
writer.uint32(178).string(message.exec_cmd[i]);
if (message.ext_mnt != null && message.ext_mnt.length)
for (let i = 0; i < message.ext_mnt.length; ++i)
$root.ext_mount_map.encode(message.ext_mnt[i], writer.uint32(186).fork(), _depth + 1).ldelim();
if (message.manage_cgroups != null && $Object.hasOwnProperty.call(message, "manage_cgroups"))
writer.uint32(192).bool(message.manage_cgroups);
if (message.cg_root != null && message.cg_root.length)
for (let i = 0; i < message.cg_root.length; ++i)
$root.cgroup_root.encode(message.cg_root[i], writer.uint32(202).fork(), _depth + 1).ldelim();
if (message.rst_sibling != null && $Object.hasOwnProperty.call(message, "rst_sibling"))
writer.uint32(208).bool(message.rst_sibling);
if (message.inherit_fd != null && message.inherit_fd.length)
for (let i = 0; i < message.inherit_fd.length; ++i)
$root.inherit_fd.encode(message.inherit_fd[i], writer.uint32(218).fork(), _depth + 1).ldelim();
if (message.auto_ext_mnt != null && $Object.hasOwnProperty.call(message, "auto_ext_mnt"))
writer.uint32(224).bool(message.auto_ext_mnt);
if (message.ext_sharing != null && $Object.hasOwnProperty.call(message, "ext_sharing"))
writer.uint32(232).bool(message.ext_sharing);
if (message.ext_masters != null && $Object.hasOwnProperty.call(message, "ext_masters"))
writer.uint32(240).bool(message.ext_masters);
if (message.skip_mnt != null && message.skip_mnt.length)
for (let i = 0; i < message.skip_mnt.length; ++i)
writer.uint32(250).string(message.skip_mnt[i]);
if (message.enable_fs != null && message.enable_fs.length)
for (let i = 0; i < message.enable_fs.length; ++i)
writer.uint32(258).string(message.enable_fs[i]);
if (message.unix_sk_ino != null && message.unix_sk_ino.length)
for (let i = 0; i < message.unix_sk_ino.length; ++i)
$root.unix_sk.encode(message.unix_sk_ino[i], writer.uint32(266).fork(), _depth + 1).ldelim();
if (message.manage_cgroups_mode != null && $Object.hasOwnProperty.call(message, "manage_cgroups_mode"))
writer.uint32(272).int32(message.manage_cgroups_mode);
if (message.ghost_limit != null && $Object.hasOwnProperty.call(message, "ghost_limit"))
writer.uint32(280).uint32(message.ghost_limit);
if (message.irmap_scan_paths != null && message.irmap_scan_paths.length)
for (let i = 0; i < message.irmap_scan_paths.length; ++i)
writer.uint32(290).string(message.irmap_scan_paths[i]);
if (message.external != null && message.external.length)
for (let i = 0; i < message.external.length; ++i)
writer.uint32(298).string(message.external[i]);
if (message.empty_ns != null && $Object.hasOwnProperty.call(message, "empty_ns"))
writer.uint32(304).uint32(message.empty_ns);
if (message.join_ns != null && message.join_ns.length)
for (let i = 0; i < message.join_ns.length; ++i)
$root.join_namespace.encode(message.join_ns[i], writer.uint32(314).fork(), _depth + 1).ldelim();
if (message.cgroup_props != null && $Object.hasOwnProperty.call(message, "cgroup_props"))
writer.uint32(330).string(message.cgroup_props);
if (message.cgroup_props_file != null && $Object.hasOwnProperty.call(message, "cgroup_props_file"))
writer.uint32(338).string(message.cgroup_props_file);
if (message.cgroup_dump_controller != null && message.cgroup_dump_controller.length)
for (let i = 0; i < message.cgroup_dump_controller.length; ++i)
writer.uint32(346).string(message.cgroup_dump_controller[i]);
if (message.freeze_cgroup != null && $Object.hasOwnProperty.call(message, "freeze_cgroup"))
writer.uint32(354).string(message.freeze_cgroup);
if (message.timeout != null && $Object.hasOwnProperty.call(message, "timeout"))
writer.uint32(360).uint32(message.timeout);
if (message.tcp_skip_in_flight != null && $Object.hasOwnProperty.call(message, "tcp_skip_in_flight"))
writer.uint32(368).bool(message.tcp_skip_in_flight);
if (message.weak_sysctls != null && $Object.hasOwnProperty.call(message, "weak_sysctls"))
writer.uint32(376).bool(message.weak_sysctls);
if (message.lazy_pages != null && $Object.hasOwnProperty.call(message, "lazy_pages"))
writer.uint32(384).bool(message.lazy_pages);
if (message.status_fd != null && $Object.hasOwnProperty.call(message, "status_fd"))
writer.uint32(392).int32(message.status_fd);
if (message.orphan_pts_master != null && $Object.hasOwnProperty.call(message, "orphan_pts_master"))
writer.uint32(400).bool(message.orphan_pts_master);
if (message.config_file != null && $Object.hasOwnProperty.call(message, "config_file"))
writer.uint32(410).string(message.config_file);
if (message.tcp_close != null && $Object.hasOwnProperty.call(message, "tcp_close"))
writer.uint32(416).bool(message.tcp_close);
if (message.lsm_profile != null && $Object.hasOwnProperty.call(message, "lsm_profile"))
writer.uint32(426).string(message.lsm_profile);
if (message.tls_cacert != null && $Object.hasOwnProperty.call(message, "tls_cacert"))
writer.uint32(434).string(message.tls_cacert);
if (message.tls_cacrl != null && $Object.hasOwnProperty.call(message, "tls_cacrl"))
writer.uint32(442).string(message.tls_cacrl);
if (message.tls_cert != null && $Object.hasOwnProperty.call(message, "tls_cert"))
writer.uint32(450).string(message.tls_cert);
if (message.tls_key != null && $Object.hasOwnProperty.call(message, "tls_key"))
writer.uint32(458).string(message.tls_key);
if (message.tls != null && $Object.hasOwnProperty.call(message, "tls"))
writer.uint32(464).bool(message.tls);
if (message.tls_no_cn_verify != null && $Object.hasOwnProperty.call(message, "tls_no_cn_verify"))
writer.uint32(472).bool(message.tls_no_cn_verify);
if (message.cgroup_yard != null && $Object.hasOwnProperty.call(message, "cgroup_yard"))
writer.uint32(482).string(message.cgroup_yard);
if (message.pre_dump_mode != null && $Object.hasOwnProperty.call(message, "pre_dump_mode"))
writer.uint32(488).int32(message.pre_dump_mode);
if (message.pidfd_store_sk != null && $Object.hasOwnProperty.call(message, "pidfd_store_sk"))
writer.uint32(496).int32(message.pidfd_store_sk);
if (message.lsm_mount_context != null && $Object.hasOwnProperty.call(message, "lsm_mount_context"))
writer.uint32(506).string(message.lsm_mount_context);
if (message.network_lock != null && $Object.hasOwnProperty.call(message, "network_lock"))
writer.uint32(512).int32(message.network_lock);
if (message.mntns_compat_mode != null && $Object.hasOwnProperty.call(message, "mntns_compat_mode"))
writer.uint32(520).bool(message.mntns_compat_mode);
if (message.skip_file_rwx_check != null && $Object.hasOwnProperty.call(message, "skip_file_rwx_check"))
writer.uint32(528).bool(message.skip_file_rwx_check);
if (message.unprivileged != null && $Object.hasOwnProperty.call(message, "unprivileged"))
writer.uint32(536).bool(message.unprivileged);
if (message.images_dir != null && $Object.hasOwnProperty.call(message, "images_dir"))
writer.uint32(546).string(message.images_dir);
if (message.leave_stopped != null && $Object.hasOwnProperty.call(message, "leave_stopped"))
writer.uint32(552).bool(message.leave_stopped);
if (message.display_stats != null && $Object.hasOwnProperty.call(message, "display_stats"))
writer.uint32(560).bool(message.display_stats);
if (message.log_to_stderr != null && $Object.hasOwnProperty.call(message, "log_to_stderr"))
writer.uint32(568).bool(message.log_to_stderr);
if (message.child != null && $Object.hasOwnProperty.call(message, "child"))
writer.uint32(56008).bool(message.child);
if (message.plan_only != null && $Object.hasOwnProperty.call(message, "plan_only"))
writer.uint32(56016).bool(message.plan_only);
if (message.hooks != null && $Object.hasOwnProperty.call(message, "hooks"))
writer.uint32(56024).bool(message.hooks);
if (message.fault != null && $Object.hasOwnProperty.call(message, "fault"))
writer.uint32(56034).string(message.fault);
if (message.reconnect_caller != null && $Object.hasOwnProperty.call(message, "reconnect_caller"))
writer.uint32(56040).bool(message.reconnect_caller);
if (message.fsync != null && $Object.hasOwnProperty.call(message, "fsync"))
writer.uint32(56048).bool(message.fsync);
if (message.progress != null && $Object.hasOwnProperty.call(message, "progress"))
writer.uint32(56056).bool(message.progress);
if (message.caller_pid != null && $Object.hasOwnProperty.call(message, "caller_pid"))
writer.uint32(56064).int32(message.caller_pid);
if (message.tracking_fd != null && $Object.hasOwnProperty.call(message, "tracking_fd"))
writer.uint32(56808).int32(message.tracking_fd);
if (message.tracking_out_fd != null && $Object.hasOwnProperty.call(message, "tracking_out_fd"))
writer.uint32(56816).int32(message.tracking_out_fd);
if (message.tracking_keeper != null && $Object.hasOwnProperty.call(message, "tracking_keeper"))
writer.uint32(56824).bool(message.tracking_keeper);
if (message.ghost_fiemap != null && $Object.hasOwnProperty.call(message, "ghost_fiemap"))
writer.uint32(56880).bool(message.ghost_fiemap);
if (message.validate_size_only != null && $Object.hasOwnProperty.call(message, "validate_size_only"))
writer.uint32(56888).bool(message.validate_size_only);
if (message.tcp_rules != null && message.tcp_rules.length)
for (let i = 0; i < message.tcp_rules.length; ++i)
$root.tcp_rule.encode(message.tcp_rules[i], writer.uint32(56962).fork(), _depth + 1).ldelim();
if (message.address_map != null && message.address_map.length)
for (let i = 0; i < message.address_map.length; ++i)
$root.address_mapping.encode(message.address_map[i], writer.uint32(56970).fork(), _depth + 1).ldelim();
if (message.allow_uprobes != null && $Object.hasOwnProperty.call(message, "allow_uprobes"))
writer.uint32(57040).bool(message.allow_uprobes);
if (message.plugins != null && message.plugins.length)
for (let i = 0; i < message.plugins.length; ++i)
writer.uint32(57610).string(message.plugins[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_opts.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_opts();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.images_dir_fd = reader.int32();
continue;
}
case 68: {
if (wireType !== 2)
break;
message.images_dir = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.leave_running = reader.bool();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.ext_unix_sk = reader.bool();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.tcp_established = reader.bool();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.evasive_devices = reader.bool();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.shell_job = reader.bool();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.file_locks = reader.bool();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.log_level = reader.int32();
continue;
}
case 10: {
if (wireType !== 2)
break;
message.log_file = reader.string();
continue;
}
case 11: {
if (wireType !== 2)
break;
message.ps = $root.criu_page_server_info.decode(reader, reader.size(), $undefined, _depth + 1, message.ps);
continue;
}
case 12: {
if (wireType !== 0)
break;
message.notify_scripts = reader.bool();
continue;
}
case 13: {
if (wireType !== 2)
break;
message.root = reader.string();
continue;
}
case 14: {
if (wireType !== 2)
break;
message.parent_img = reader.string();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.track_mem = reader.bool();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.auto_dedup = reader.bool();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.work_dir_fd = reader.int32();
continue;
}
case 18: {
if (wireType !== 0)
break;
message.link_remap = reader.bool();
continue;
}
case 19: {
if (wireType !== 2)
break;
if (!(message.veths && message.veths.length))
message.veths = [];
message.veths.push($root.criu_veth_pair.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 20: {
if (wireType !== 0)
break;
message.cpu_cap = reader.uint32();
continue;
}
case 21: {
if (wireType !== 0)
break;
message.force_irmap = reader.bool();
continue;
}
case 22: {
if (wireType !== 2)
break;
if (!(message.exec_cmd && message.exec_cmd.length))
message.exec_cmd = [];
message.exec_cmd.push(reader.string());
continue;
}
case 23: {
if (wireType !== 2)
break;
if (!(message.ext_mnt && message.ext_mnt.length))
message.ext_mnt = [];
message.ext_mnt.push($root.ext_mount_map.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 24: {
if (wireType !== 0)
break;
message.manage_cgroups = reader.bool();
continue;
}
case 25: {
if (wireType !== 2)
break;
if (!(message.cg_root && message.cg_root.length))
message.cg_root = [];
message.cg_root.push($root.cgroup_root.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 26: {
if (wireType !== 0)
break;
message.rst_sibling = reader.bool();
continue;
}
case 27: {
if (wireType !== 2)
break;
if (!(message.inherit_fd && message.inherit_fd.length))
message.inherit_fd = [];
message.inherit_fd.push($root.inherit_fd.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 28: {
if (wireType !== 0)
break;
message.auto_ext_mnt = reader.bool();
continue;
}
case 29: {
if (wireType !== 0)
break;
message.ext_sharing = reader.bool();
continue;
}
case 30: {
if (wireType !== 0)
break;
message.ext_masters = reader.bool();
continue;
}
case 31: {
if (wireType !== 2)
break;
if (!(message.skip_mnt && message.skip_mnt.length))
message.skip_mnt = [];
message.skip_mnt.push(reader.string());
continue;
}
case 32: {
if (wireType !== 2)
break;
if (!(message.enable_fs && message.enable_fs.length))
message.enable_fs = [];
message.enable_fs.push(reader.string());
continue;
}
case 33: {
if (wireType !== 2)
break;
if (!(message.unix_sk_ino && message.unix_sk_ino.length))
message.unix_sk_ino = [];
message.unix_sk_ino.push($root.unix_sk.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 34: {
if (wireType !== 0)
break;
value = reader.int32();
message.manage_cgroups_mode = value;
continue;
}
case 35: {
if (wireType !== 0)
break;
message.ghost_limit = reader.uint32();
continue;
}
case 36: {
if (wireType !== 2)
break;
if (!(message.irmap_scan_paths && message.irmap_scan_paths.length))
message.irmap_scan_paths = [];
message.irmap_scan_paths.push(reader.string());
continue;
}
case 37: {
if (wireType !== 2)
break;
if (!(message.external && message.external.length))
message.external = [];
message.external.push(reader.string());
continue;
}
case 38: {
if (wireType !== 0)
break;
message.empty_ns = reader.uint32();
continue;
}
case 39: {
if (wireType !== 2)
break;
if (!(message.join_ns && message.join_ns.length))
message.join_ns = [];
message.join_ns.push($root.join_namespace.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 41: {
if (wireType !== 2)
break;
message.cgroup_props = reader.string();
continue;
}
case 42: {
if (wireType !== 2)
break;
message.cgroup_props_file = reader.string();
continue;
}
case 43: {
if (wireType !== 2)
break;
if (!(message.cgroup_dump_controller && message.cgroup_dump_controller.length))
message.cgroup_dump_controller = [];
message.cgroup_dump_controller.push(reader.string());
continue;
}
case 44: {
if (wireType !== 2)
break;
message.freeze_cgroup = reader.string();
continue;
}
case 45: {
if (wireType !== 0)
break;
message.timeout = reader.uint32();
continue;
}
case 46: {
if (wireType !== 0)
break;
message.tcp_skip_in_flight = reader.bool();
continue;
}
case 47: {
if (wireType !== 0)
break;
message.weak_sysctls = reader.bool();
continue;
}
case 48: {
if (wireType !== 0)
break;
message.lazy_pages = reader.bool();
continue;
}
case 49: {
if (wireType !== 0)
break;
message.status_fd = reader.int32();
continue;
}
case 50: {
if (wireType !== 0)
break;
message.orphan_pts_master = reader.bool();
continue;
}
case 51: {
if (wireType !== 2)
break;
message.config_file = reader.string();
continue;
}
case 52: {
if (wireType !== 0)
break;
message.tcp_close = reader.bool();
continue;
}
case 53: {
if (wireType !== 2)
break;
message.lsm_profile = reader.string();
continue;
}
case 54: {
if (wireType !== 2)
break;
message.tls_cacert = reader.string();
continue;
}
case 55: {
if (wireType !== 2)
break;
message.tls_cacrl = reader.string();
continue;
}
case 56: {
if (wireType !== 2)
break;
message.tls_cert = reader.string();
continue;
}
case 57: {
if (wireType !== 2)
break;
message.tls_key = reader.string();
continue;
}
case 58: {
if (wireType !== 0)
break;
message.tls = reader.bool();
continue;
}
case 59: {
if (wireType !== 0)
break;
message.tls_no_cn_verify = reader.bool();
continue;
}
case 60: {
if (wireType !== 2)
break;
message.cgroup_yard = reader.string();
continue;
}
case 61: {
if (wireType !== 0)
break;
value = reader.int32();
message.pre_dump_mode = value;
continue;
}
case 62: {
if (wireType !== 0)
break;
message.pidfd_store_sk = reader.int32();
continue;
}
case 63: {
if (wireType !== 2)
break;
message.lsm_mount_context = reader.string();
continue;
}
case 64: {
if (wireType !== 0)
break;
value = reader.int32();
message.network_lock = value;
continue;
}
case 65: {
if (wireType !== 0)
break;
message.mntns_compat_mode = reader.bool();
continue;
}
case 66: {
if (wireType !== 0)
break;
message.skip_file_rwx_check = reader.bool();
continue;
}
case 67: {
if (wireType !== 0)
break;
message.unprivileged = reader.bool();
continue;
}
case 69: {
if (wireType !== 0)
break;
message.leave_stopped = reader.bool();
continue;
}
case 70: {
if (wireType !== 0)
break;
message.display_stats = reader.bool();
continue;
}
case 71: {
if (wireType !== 0)
break;
message.log_to_stderr = reader.bool();
continue;
}
case 7001: {
if (wireType !== 0)
break;
message.child = reader.bool();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.plan_only = reader.bool();
continue;
}
case 7003: {
if (wireType !== 0)
break;
message.hooks = reader.bool();
continue;
}
case 7004: {
if (wireType !== 2)
break;
message.fault = reader.string();
continue;
}
case 7005: {
if (wireType !== 0)
break;
message.reconnect_caller = reader.bool();
continue;
}
case 7006: {
if (wireType !== 0)
break;
message.fsync = reader.bool();
continue;
}
case 7007: {
if (wireType !== 0)
break;
message.progress = reader.bool();
continue;
}
case 7008: {
if (wireType !== 0)
break;
message.caller_pid = reader.int32();
continue;
}
case 7110: {
if (wireType !== 0)
break;
message.ghost_fiemap = reader.bool();
continue;
}
case 7111: {
if (wireType !== 0)
break;
message.validate_size_only = reader.bool();
continue;
}
case 7130: {
if (wireType !== 0)
break;
message.allow_uprobes = reader.bool();
continue;
}
case 7120: {
if (wireType !== 2)
break;
if (!(message.tcp_rules && message.tcp_rules.length))
message.tcp_rules = [];
message.tcp_rules.push($root.tcp_rule.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 7121: {
if (wireType !== 2)
break;
if (!(message.address_map && message.address_map.length))
message.address_map = [];
message.address_map.push($root.address_mapping.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 7101: {
if (wireType !== 0)
break;
message.tracking_fd = reader.int32();
continue;
}
case 7102: {
if (wireType !== 0)
break;
message.tracking_out_fd = reader.int32();
continue;
}
case 7103: {
if (wireType !== 0)
break;
message.tracking_keeper = reader.bool();
continue;
}
case 7201: {
if (wireType !== 2)
break;
if (!(message.plugins && message.plugins.length))
message.plugins = [];
message.plugins.push(reader.string());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "images_dir_fd"))
throw $util.ProtocolError("missing required 'images_dir_fd'", { instance: message });
return message;
};
return criu_opts;
})();
export const criu_dump_resp = $root.criu_dump_resp = (() => {
const criu_dump_resp = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_dump_resp.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.restored != null && $Object.hasOwnProperty.call(message, "restored"))
writer.uint32(8).bool(message.restored);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_dump_resp.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_dump_resp();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.restored = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return criu_dump_resp;
})();
export const criu_restore_resp = $root.criu_restore_resp = (() => {
const criu_restore_resp = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_restore_resp.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.pid);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_restore_resp.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_restore_resp();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
return message;
};
return criu_restore_resp;
})();
export const criu_notify = $root.criu_notify = (() => {
const criu_notify = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_notify.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.script != null && $Object.hasOwnProperty.call(message, "script"))
writer.uint32(10).string(message.script);
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
writer.uint32(16).int32(message.pid);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_notify.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_notify();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.script = reader.string();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pid = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return criu_notify;
})();
export const criu_features = $root.criu_features = (() => {
const criu_features = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_features.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.mem_track != null && $Object.hasOwnProperty.call(message, "mem_track"))
writer.uint32(8).bool(message.mem_track);
if (message.lazy_pages != null && $Object.hasOwnProperty.call(message, "lazy_pages"))
writer.uint32(16).bool(message.lazy_pages);
if (message.pidfd_store != null && $Object.hasOwnProperty.call(message, "pidfd_store"))
writer.uint32(24).bool(message.pidfd_store);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_features.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_features();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.mem_track = reader.bool();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.lazy_pages = reader.bool();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pidfd_store = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return criu_features;
})();
export const criu_req = $root.criu_req = (() => {
const criu_req = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_req.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.type);
if (message.opts != null && $Object.hasOwnProperty.call(message, "opts"))
$root.criu_opts.encode(message.opts, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.notify_success != null && $Object.hasOwnProperty.call(message, "notify_success"))
writer.uint32(24).bool(message.notify_success);
if (message.keep_open != null && $Object.hasOwnProperty.call(message, "keep_open"))
writer.uint32(32).bool(message.keep_open);
if (message.features != null && $Object.hasOwnProperty.call(message, "features"))
$root.criu_features.encode(message.features, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid"))
writer.uint32(48).uint32(message.pid);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_req.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_req();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
value = reader.int32();
message.type = value;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.opts = $root.criu_opts.decode(reader, reader.size(), $undefined, _depth + 1, message.opts);
continue;
}
case 3: {
if (wireType !== 0)
break;
message.notify_success = reader.bool();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.keep_open = reader.bool();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.features = $root.criu_features.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
continue;
}
case 6: {
if (wireType !== 0)
break;
message.pid = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
return message;
};
return criu_req;
})();
export const criu_resp = $root.criu_resp = (() => {
const criu_resp = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_resp.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.type);
writer.uint32(16).bool(message.success);
if (message.dump != null && $Object.hasOwnProperty.call(message, "dump"))
$root.criu_dump_resp.encode(message.dump, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.restore != null && $Object.hasOwnProperty.call(message, "restore"))
$root.criu_restore_resp.encode(message.restore, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.notify != null && $Object.hasOwnProperty.call(message, "notify"))
$root.criu_notify.encode(message.notify, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.ps != null && $Object.hasOwnProperty.call(message, "ps"))
$root.criu_page_server_info.encode(message.ps, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.cr_errno != null && $Object.hasOwnProperty.call(message, "cr_errno"))
writer.uint32(56).int32(message.cr_errno);
if (message.features != null && $Object.hasOwnProperty.call(message, "features"))
$root.criu_features.encode(message.features, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.cr_errmsg != null && $Object.hasOwnProperty.call(message, "cr_errmsg"))
writer.uint32(74).string(message.cr_errmsg);
if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
$root.criu_version.encode(message.version, writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
writer.uint32(88).int32(message.status);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_resp.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_resp();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
value = reader.int32();
message.type = value;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.success = reader.bool();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.dump = $root.criu_dump_resp.decode(reader, reader.size(), $undefined, _depth + 1, message.dump);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.restore = $root.criu_restore_resp.decode(reader, reader.size(), $undefined, _depth + 1, message.restore);
continue;
}
case 5: {
if (wireType !== 2)
break;
message.notify = $root.criu_notify.decode(reader, reader.size(), $undefined, _depth + 1, message.notify);
continue;
}
case 6: {
if (wireType !== 2)
break;
message.ps = $root.criu_page_server_info.decode(reader, reader.size(), $undefined, _depth + 1, message.ps);
continue;
}
case 7: {
if (wireType !== 0)
break;
message.cr_errno = reader.int32();
continue;
}
case 8: {
if (wireType !== 2)
break;
message.features = $root.criu_features.decode(reader, reader.size(), $undefined, _depth + 1, message.features);
continue;
}
case 9: {
if (wireType !== 2)
break;
message.cr_errmsg = reader.string();
continue;
}
case 10: {
if (wireType !== 2)
break;
message.version = $root.criu_version.decode(reader, reader.size(), $undefined, _depth + 1, message.version);
continue;
}
case 11: {
if (wireType !== 0)
break;
message.status = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "success"))
throw $util.ProtocolError("missing required 'success'", { instance: message });
return message;
};
return criu_resp;
})();
export const criu_version = $root.criu_version = (() => {
const criu_version = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
criu_version.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.major_number);
writer.uint32(16).int32(message.minor_number);
if (message.gitid != null && $Object.hasOwnProperty.call(message, "gitid"))
writer.uint32(26).string(message.gitid);
if (message.sublevel != null && $Object.hasOwnProperty.call(message, "sublevel"))
writer.uint32(32).int32(message.sublevel);
if (message.extra != null && $Object.hasOwnProperty.call(message, "extra"))
writer.uint32(40).int32(message.extra);
if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
writer.uint32(50).string(message.name);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
criu_version.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.criu_version();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.major_number = reader.int32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.minor_number = reader.int32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.gitid = reader.string();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.sublevel = reader.int32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.extra = reader.int32();
continue;
}
case 6: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "major_number"))
throw $util.ProtocolError("missing required 'major_number'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "minor_number"))
throw $util.ProtocolError("missing required 'minor_number'", { instance: message });
return message;
};
return criu_version;
})();
export const macvlan_link_entry = $root.macvlan_link_entry = (() => {
const macvlan_link_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
macvlan_link_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.mode);
if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
writer.uint32(16).uint32(message.flags);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
macvlan_link_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.macvlan_link_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.mode = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "mode"))
throw $util.ProtocolError("missing required 'mode'", { instance: message });
return message;
};
return macvlan_link_entry;
})();
export const aio_ring_entry = $root.aio_ring_entry = (() => {
const aio_ring_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
aio_ring_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.id);
writer.uint32(16).uint32(message.nr_req);
writer.uint32(24).uint32(message.ring_len);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
aio_ring_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.aio_ring_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.nr_req = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.ring_len = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id"))
throw $util.ProtocolError("missing required 'id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "nr_req"))
throw $util.ProtocolError("missing required 'nr_req'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ring_len"))
throw $util.ProtocolError("missing required 'ring_len'", { instance: message });
return message;
};
return aio_ring_entry;
})();
export const mm_entry = $root.mm_entry = (() => {
const mm_entry = function (properties) {
this.mm_saved_auxv = [];
this.vmas = [];
this.aios = [];
this.auxv = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
mm_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.mm_start_code);
writer.uint32(16).uint64(message.mm_end_code);
writer.uint32(24).uint64(message.mm_start_data);
writer.uint32(32).uint64(message.mm_end_data);
writer.uint32(40).uint64(message.mm_start_stack);
writer.uint32(48).uint64(message.mm_start_brk);
writer.uint32(56).uint64(message.mm_brk);
writer.uint32(64).uint64(message.mm_arg_start);
writer.uint32(72).uint64(message.mm_arg_end);
writer.uint32(80).uint64(message.mm_env_start);
writer.uint32(88).uint64(message.mm_env_end);
writer.uint32(96).uint32(message.exe_file_id);
if (message.mm_saved_auxv != null && message.mm_saved_auxv.length)
for (let i = 0; i < message.mm_saved_auxv.length; ++i)
writer.uint32(104).uint64(message.mm_saved_auxv[i]);
if (message.vmas != null && message.vmas.length)
for (let i = 0; i < message.vmas.length; ++i)
$root.vma_entry.encode(message.vmas[i], writer.uint32(114).fork(), _depth + 1).ldelim();
if (message.dumpable != null && $Object.hasOwnProperty.call(message, "dumpable"))
writer.uint32(120).int32(message.dumpable);
if (message.aios != null && message.aios.length)
for (let i = 0; i < message.aios.length; ++i)
$root.aio_ring_entry.encode(message.aios[i], writer.uint32(130).fork(), _depth + 1).ldelim();
if (message.thp_disabled != null && $Object.hasOwnProperty.call(message, "thp_disabled"))
writer.uint32(136).bool(message.thp_disabled);
if (message.auxv != null && message.auxv.length)
for (let i = 0; i < message.auxv.length; ++i)
writer.uint32(56008).uint64(message.auxv[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
mm_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.mm_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.mm_start_code = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.mm_end_code = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.mm_start_data = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.mm_end_data = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.mm_start_stack = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.mm_start_brk = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.mm_brk = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.mm_arg_start = reader.uint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.mm_arg_end = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.mm_env_start = reader.uint64();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.mm_env_end = reader.uint64();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.exe_file_id = reader.uint32();
continue;
}
case 13: {
if (wireType === 2) {
if (!(message.mm_saved_auxv && message.mm_saved_auxv.length))
message.mm_saved_auxv = [];
reader.uint64s(message.mm_saved_auxv);
continue;
}
if (wireType !== 0)
break;
if (!(message.mm_saved_auxv && message.mm_saved_auxv.length))
message.mm_saved_auxv = [];
message.mm_saved_auxv.push(reader.uint64());
continue;
}
case 14: {
if (wireType !== 2)
break;
if (!(message.vmas && message.vmas.length))
message.vmas = [];
message.vmas.push($root.vma_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 15: {
if (wireType !== 0)
break;
message.dumpable = reader.int32();
continue;
}
case 16: {
if (wireType !== 2)
break;
if (!(message.aios && message.aios.length))
message.aios = [];
message.aios.push($root.aio_ring_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 17: {
if (wireType !== 0)
break;
message.thp_disabled = reader.bool();
continue;
}
case 7001: {
if (wireType === 2) {
if (!(message.auxv && message.auxv.length))
message.auxv = [];
reader.uint64s(message.auxv);
continue;
}
if (wireType !== 0)
break;
if (!(message.auxv && message.auxv.length))
message.auxv = [];
message.auxv.push(reader.uint64());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "mm_start_code"))
throw $util.ProtocolError("missing required 'mm_start_code'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_end_code"))
throw $util.ProtocolError("missing required 'mm_end_code'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_start_data"))
throw $util.ProtocolError("missing required 'mm_start_data'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_end_data"))
throw $util.ProtocolError("missing required 'mm_end_data'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_start_stack"))
throw $util.ProtocolError("missing required 'mm_start_stack'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_start_brk"))
throw $util.ProtocolError("missing required 'mm_start_brk'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_brk"))
throw $util.ProtocolError("missing required 'mm_brk'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_arg_start"))
throw $util.ProtocolError("missing required 'mm_arg_start'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_arg_end"))
throw $util.ProtocolError("missing required 'mm_arg_end'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_env_start"))
throw $util.ProtocolError("missing required 'mm_env_start'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mm_env_end"))
throw $util.ProtocolError("missing required 'mm_env_end'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "exe_file_id"))
throw $util.ProtocolError("missing required 'exe_file_id'", { instance: message });
return message;
};
return mm_entry;
})();
export const vma_entry = $root.vma_entry = (() => {
const vma_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
vma_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.start);
writer.uint32(16).uint64(message.end);
writer.uint32(24).uint64(message.pgoff);
writer.uint32(32).uint64(message.shmid);
writer.uint32(40).uint32(message.prot);
writer.uint32(48).uint32(message.flags);
writer.uint32(56).uint32(message.status);
writer.uint32(64).sint64(message.fd);
if (message.madv != null && $Object.hasOwnProperty.call(message, "madv"))
writer.uint32(72).uint64(message.madv);
if (message.fdflags != null && $Object.hasOwnProperty.call(message, "fdflags"))
writer.uint32(80).uint32(message.fdflags);
if (message.anon_name != null && $Object.hasOwnProperty.call(message, "anon_name"))
writer.uint32(56010).string(message.anon_name);
if (message.sealed != null && $Object.hasOwnProperty.call(message, "sealed"))
writer.uint32(56016).bool(message.sealed);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
vma_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.vma_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.start = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.end = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pgoff = reader.uint64();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.shmid = reader.uint64();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.prot = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.status = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.fd = reader.sint64();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.madv = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.fdflags = reader.uint32();
continue;
}
case 7001: {
if (wireType !== 2)
break;
message.anon_name = reader.string();
continue;
}
case 7002: {
if (wireType !== 0)
break;
message.sealed = reader.bool();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "start"))
throw $util.ProtocolError("missing required 'start'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "end"))
throw $util.ProtocolError("missing required 'end'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pgoff"))
throw $util.ProtocolError("missing required 'pgoff'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "shmid"))
throw $util.ProtocolError("missing required 'shmid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "prot"))
throw $util.ProtocolError("missing required 'prot'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "status"))
throw $util.ProtocolError("missing required 'status'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "fd"))
throw $util.ProtocolError("missing required 'fd'", { instance: message });
return message;
};
return vma_entry;
})();
export const fstype = $root.fstype = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "UNSUPPORTED"] = 0;
values[valuesById[1] = "PROC"] = 1;
values[valuesById[2] = "SYSFS"] = 2;
values[valuesById[3] = "DEVTMPFS"] = 3;
values[valuesById[4] = "BINFMT_MISC"] = 4;
values[valuesById[5] = "TMPFS"] = 5;
values[valuesById[6] = "DEVPTS"] = 6;
values[valuesById[7] = "SIMFS"] = 7;
values[valuesById[8] = "PSTORE"] = 8;
values[valuesById[9] = "SECURITYFS"] = 9;
values[valuesById[10] = "FUSECTL"] = 10;
values[valuesById[11] = "DEBUGFS"] = 11;
values[valuesById[12] = "CGROUP"] = 12;
values[valuesById[13] = "AUFS"] = 13;
values[valuesById[14] = "MQUEUE"] = 14;
values[valuesById[15] = "FUSE"] = 15;
values[valuesById[16] = "AUTO"] = 16;
values[valuesById[17] = "OVERLAYFS"] = 17;
values[valuesById[18] = "AUTOFS"] = 18;
values[valuesById[19] = "TRACEFS"] = 19;
values[valuesById[23] = "CGROUP2"] = 23;
return values;
})();
export const mnt_entry = $root.mnt_entry = (() => {
const mnt_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
mnt_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.fstype);
writer.uint32(16).uint32(message.mnt_id);
writer.uint32(24).uint32(message.root_dev);
writer.uint32(32).uint32(message.parent_mnt_id);
writer.uint32(40).uint32(message.flags);
writer.uint32(50).string(message.root);
writer.uint32(58).string(message.mountpoint);
writer.uint32(66).string(message.source);
writer.uint32(74).string(message.options);
if (message.shared_id != null && $Object.hasOwnProperty.call(message, "shared_id"))
writer.uint32(80).uint32(message.shared_id);
if (message.master_id != null && $Object.hasOwnProperty.call(message, "master_id"))
writer.uint32(88).uint32(message.master_id);
if (message.with_plugin != null && $Object.hasOwnProperty.call(message, "with_plugin"))
writer.uint32(96).bool(message.with_plugin);
if (message.ext_mount != null && $Object.hasOwnProperty.call(message, "ext_mount"))
writer.uint32(104).bool(message.ext_mount);
if (message.fsname != null && $Object.hasOwnProperty.call(message, "fsname"))
writer.uint32(114).string(message.fsname);
if (message.internal_sharing != null && $Object.hasOwnProperty.call(message, "internal_sharing"))
writer.uint32(120).bool(message.internal_sharing);
if (message.deleted != null && $Object.hasOwnProperty.call(message, "deleted"))
writer.uint32(128).bool(message.deleted);
if (message.sb_flags != null && $Object.hasOwnProperty.call(message, "sb_flags"))
writer.uint32(136).uint32(message.sb_flags);
if (message.ext_key != null && $Object.hasOwnProperty.call(message, "ext_key"))
writer.uint32(146).string(message.ext_key);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
mnt_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.mnt_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.fstype = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.mnt_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.root_dev = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.parent_mnt_id = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 6: {
if (wireType !== 2)
break;
message.root = reader.string();
continue;
}
case 7: {
if (wireType !== 2)
break;
message.mountpoint = reader.string();
continue;
}
case 8: {
if (wireType !== 2)
break;
message.source = reader.string();
continue;
}
case 9: {
if (wireType !== 2)
break;
message.options = reader.string();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.shared_id = reader.uint32();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.master_id = reader.uint32();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.with_plugin = reader.bool();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.ext_mount = reader.bool();
continue;
}
case 14: {
if (wireType !== 2)
break;
message.fsname = reader.string();
continue;
}
case 15: {
if (wireType !== 0)
break;
message.internal_sharing = reader.bool();
continue;
}
case 16: {
if (wireType !== 0)
break;
message.deleted = reader.bool();
continue;
}
case 17: {
if (wireType !== 0)
break;
message.sb_flags = reader.uint32();
continue;
}
case 18: {
if (wireType !== 2)
break;
message.ext_key = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "fstype"))
throw $util.ProtocolError("missing required 'fstype'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mnt_id"))
throw $util.ProtocolError("missing required 'mnt_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "root_dev"))
throw $util.ProtocolError("missing required 'root_dev'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "parent_mnt_id"))
throw $util.ProtocolError("missing required 'parent_mnt_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "root"))
throw $util.ProtocolError("missing required 'root'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mountpoint"))
throw $util.ProtocolError("missing required 'mountpoint'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "source"))
throw $util.ProtocolError("missing required 'source'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "options"))
throw $util.ProtocolError("missing required 'options'", { instance: message });
return message;
};
return mnt_entry;
})();
export const nd_type = $root.nd_type = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[1] = "LOOPBACK"] = 1;
values[valuesById[2] = "VETH"] = 2;
values[valuesById[3] = "TUN"] = 3;
values[valuesById[4] = "EXTLINK"] = 4;
values[valuesById[5] = "VENET"] = 5;
values[valuesById[6] = "BRIDGE"] = 6;
values[valuesById[7] = "MACVLAN"] = 7;
values[valuesById[8] = "SIT"] = 8;
return values;
})();
export const net_device_entry = $root.net_device_entry = (() => {
const net_device_entry = function (properties) {
this.conf = [];
this.conf4 = [];
this.conf6 = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
net_device_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.type);
writer.uint32(16).uint32(message.ifindex);
writer.uint32(24).uint32(message.mtu);
writer.uint32(32).uint32(message.flags);
writer.uint32(42).string(message.name);
if (message.tun != null && $Object.hasOwnProperty.call(message, "tun"))
$root.tun_link_entry.encode(message.tun, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
writer.uint32(58).bytes(message.address);
if (message.conf != null && message.conf.length)
for (let i = 0; i < message.conf.length; ++i)
writer.uint32(64).int32(message.conf[i]);
if (message.conf4 != null && message.conf4.length)
for (let i = 0; i < message.conf4.length; ++i)
$root.sysctl_entry.encode(message.conf4[i], writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.conf6 != null && message.conf6.length)
for (let i = 0; i < message.conf6.length; ++i)
$root.sysctl_entry.encode(message.conf6[i], writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.macvlan != null && $Object.hasOwnProperty.call(message, "macvlan"))
$root.macvlan_link_entry.encode(message.macvlan, writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.peer_ifindex != null && $Object.hasOwnProperty.call(message, "peer_ifindex"))
writer.uint32(96).uint32(message.peer_ifindex);
if (message.peer_nsid != null && $Object.hasOwnProperty.call(message, "peer_nsid"))
writer.uint32(104).uint32(message.peer_nsid);
if (message.master != null && $Object.hasOwnProperty.call(message, "master"))
writer.uint32(112).uint32(message.master);
if (message.sit != null && $Object.hasOwnProperty.call(message, "sit"))
$root.sit_entry.encode(message.sit, writer.uint32(122).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
net_device_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.net_device_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
value = reader.int32();
message.type = value;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ifindex = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.mtu = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 5: {
if (wireType !== 2)
break;
message.name = reader.string();
continue;
}
case 6: {
if (wireType !== 2)
break;
message.tun = $root.tun_link_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.tun);
continue;
}
case 7: {
if (wireType !== 2)
break;
message.address = reader.bytes();
continue;
}
case 8: {
if (wireType === 2) {
if (!(message.conf && message.conf.length))
message.conf = [];
reader.int32s(message.conf);
continue;
}
if (wireType !== 0)
break;
if (!(message.conf && message.conf.length))
message.conf = [];
message.conf.push(reader.int32());
continue;
}
case 9: {
if (wireType !== 2)
break;
if (!(message.conf4 && message.conf4.length))
message.conf4 = [];
message.conf4.push($root.sysctl_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 10: {
if (wireType !== 2)
break;
if (!(message.conf6 && message.conf6.length))
message.conf6 = [];
message.conf6.push($root.sysctl_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 11: {
if (wireType !== 2)
break;
message.macvlan = $root.macvlan_link_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.macvlan);
continue;
}
case 12: {
if (wireType !== 0)
break;
message.peer_ifindex = reader.uint32();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.peer_nsid = reader.uint32();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.master = reader.uint32();
continue;
}
case 15: {
if (wireType !== 2)
break;
message.sit = $root.sit_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.sit);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ifindex"))
throw $util.ProtocolError("missing required 'ifindex'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "mtu"))
throw $util.ProtocolError("missing required 'mtu'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "flags"))
throw $util.ProtocolError("missing required 'flags'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "name"))
throw $util.ProtocolError("missing required 'name'", { instance: message });
return message;
};
return net_device_entry;
})();
export const netns_id = $root.netns_id = (() => {
const netns_id = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
netns_id.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.target_ns_id);
writer.uint32(16).int32(message.netnsid_value);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
netns_id.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.netns_id();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.target_ns_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.netnsid_value = reader.int32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "target_ns_id"))
throw $util.ProtocolError("missing required 'target_ns_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "netnsid_value"))
throw $util.ProtocolError("missing required 'netnsid_value'", { instance: message });
return message;
};
return netns_id;
})();
export const netns_entry = $root.netns_entry = (() => {
const netns_entry = function (properties) {
this.def_conf = [];
this.all_conf = [];
this.def_conf4 = [];
this.all_conf4 = [];
this.def_conf6 = [];
this.all_conf6 = [];
this.nsids = [];
this.unix_conf = [];
this.ipv4_sysctl = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
netns_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.def_conf != null && message.def_conf.length)
for (let i = 0; i < message.def_conf.length; ++i)
writer.uint32(8).int32(message.def_conf[i]);
if (message.all_conf != null && message.all_conf.length)
for (let i = 0; i < message.all_conf.length; ++i)
writer.uint32(16).int32(message.all_conf[i]);
if (message.def_conf4 != null && message.def_conf4.length)
for (let i = 0; i < message.def_conf4.length; ++i)
$root.sysctl_entry.encode(message.def_conf4[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.all_conf4 != null && message.all_conf4.length)
for (let i = 0; i < message.all_conf4.length; ++i)
$root.sysctl_entry.encode(message.all_conf4[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.def_conf6 != null && message.def_conf6.length)
for (let i = 0; i < message.def_conf6.length; ++i)
$root.sysctl_entry.encode(message.def_conf6[i], writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.all_conf6 != null && message.all_conf6.length)
for (let i = 0; i < message.all_conf6.length; ++i)
$root.sysctl_entry.encode(message.all_conf6[i], writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.nsids != null && message.nsids.length)
for (let i = 0; i < message.nsids.length; ++i)
$root.netns_id.encode(message.nsids[i], writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.ext_key != null && $Object.hasOwnProperty.call(message, "ext_key"))
writer.uint32(66).string(message.ext_key);
if (message.unix_conf != null && message.unix_conf.length)
for (let i = 0; i < message.unix_conf.length; ++i)
$root.sysctl_entry.encode(message.unix_conf[i], writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.ipv4_sysctl != null && message.ipv4_sysctl.length)
for (let i = 0; i < message.ipv4_sysctl.length; ++i)
$root.sysctl_entry.encode(message.ipv4_sysctl[i], writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
netns_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.netns_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType === 2) {
if (!(message.def_conf && message.def_conf.length))
message.def_conf = [];
reader.int32s(message.def_conf);
continue;
}
if (wireType !== 0)
break;
if (!(message.def_conf && message.def_conf.length))
message.def_conf = [];
message.def_conf.push(reader.int32());
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.all_conf && message.all_conf.length))
message.all_conf = [];
reader.int32s(message.all_conf);
continue;
}
if (wireType !== 0)
break;
if (!(message.all_conf && message.all_conf.length))
message.all_conf = [];
message.all_conf.push(reader.int32());
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.def_conf4 && message.def_conf4.length))
message.def_conf4 = [];
message.def_conf4.push($root.sysctl_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.all_conf4 && message.all_conf4.length))
message.all_conf4 = [];
message.all_conf4.push($root.sysctl_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.def_conf6 && message.def_conf6.length))
message.def_conf6 = [];
message.def_conf6.push($root.sysctl_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.all_conf6 && message.all_conf6.length))
message.all_conf6 = [];
message.all_conf6.push($root.sysctl_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 7: {
if (wireType !== 2)
break;
if (!(message.nsids && message.nsids.length))
message.nsids = [];
message.nsids.push($root.netns_id.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 8: {
if (wireType !== 2)
break;
message.ext_key = reader.string();
continue;
}
case 9: {
if (wireType !== 2)
break;
if (!(message.unix_conf && message.unix_conf.length))
message.unix_conf = [];
message.unix_conf.push($root.sysctl_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 10: {
if (wireType !== 2)
break;
if (!(message.ipv4_sysctl && message.ipv4_sysctl.length))
message.ipv4_sysctl = [];
message.ipv4_sysctl.push($root.sysctl_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return netns_entry;
})();
export const sit_entry = $root.sit_entry = (() => {
const sit_entry = function (properties) {
this.local = [];
this.remote = [];
this.rd_prefix = [];
this.relay_prefix = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sit_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.link != null && $Object.hasOwnProperty.call(message, "link"))
writer.uint32(8).uint32(message.link);
if (message.local != null && message.local.length)
for (let i = 0; i < message.local.length; ++i)
writer.uint32(16).uint32(message.local[i]);
if (message.remote != null && message.remote.length)
for (let i = 0; i < message.remote.length; ++i)
writer.uint32(24).uint32(message.remote[i]);
if (message.ttl != null && $Object.hasOwnProperty.call(message, "ttl"))
writer.uint32(32).uint32(message.ttl);
if (message.tos != null && $Object.hasOwnProperty.call(message, "tos"))
writer.uint32(40).uint32(message.tos);
if (message.pmtudisc != null && $Object.hasOwnProperty.call(message, "pmtudisc"))
writer.uint32(48).bool(message.pmtudisc);
if (message.proto != null && $Object.hasOwnProperty.call(message, "proto"))
writer.uint32(56).uint32(message.proto);
if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
writer.uint32(64).uint32(message.flags);
if (message.encap_type != null && $Object.hasOwnProperty.call(message, "encap_type"))
writer.uint32(72).uint32(message.encap_type);
if (message.encap_flags != null && $Object.hasOwnProperty.call(message, "encap_flags"))
writer.uint32(80).uint32(message.encap_flags);
if (message.encap_sport != null && $Object.hasOwnProperty.call(message, "encap_sport"))
writer.uint32(88).uint32(message.encap_sport);
if (message.encap_dport != null && $Object.hasOwnProperty.call(message, "encap_dport"))
writer.uint32(96).uint32(message.encap_dport);
if (message.rd_prefixlen != null && $Object.hasOwnProperty.call(message, "rd_prefixlen"))
writer.uint32(104).uint32(message.rd_prefixlen);
if (message.rd_prefix != null && message.rd_prefix.length)
for (let i = 0; i < message.rd_prefix.length; ++i)
writer.uint32(112).uint32(message.rd_prefix[i]);
if (message.relay_prefixlen != null && $Object.hasOwnProperty.call(message, "relay_prefixlen"))
writer.uint32(120).uint32(message.relay_prefixlen);
if (message.relay_prefix != null && message.relay_prefix.length)
for (let i = 0; i < message.relay_prefix.length; ++i)
writer.uint32(128).uint32(message.relay_prefix[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sit_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sit_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.link = reader.uint32();
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.local && message.local.length))
message.local = [];
reader.uint32s(message.local);
continue;
}
if (wireType !== 0)
break;
if (!(message.local && message.local.length))
message.local = [];
message.local.push(reader.uint32());
continue;
}
case 3: {
if (wireType === 2) {
if (!(message.remote && message.remote.length))
message.remote = [];
reader.uint32s(message.remote);
continue;
}
if (wireType !== 0)
break;
if (!(message.remote && message.remote.length))
message.remote = [];
message.remote.push(reader.uint32());
continue;
}
case 4: {
if (wireType !== 0)
break;
message.ttl = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.tos = reader.uint32();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.pmtudisc = reader.bool();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.proto = reader.uint32();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.encap_type = reader.uint32();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.encap_flags = reader.uint32();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.encap_sport = reader.uint32();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.encap_dport = reader.uint32();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.rd_prefixlen = reader.uint32();
continue;
}
case 14: {
if (wireType === 2) {
if (!(message.rd_prefix && message.rd_prefix.length))
message.rd_prefix = [];
reader.uint32s(message.rd_prefix);
continue;
}
if (wireType !== 0)
break;
if (!(message.rd_prefix && message.rd_prefix.length))
message.rd_prefix = [];
message.rd_prefix.push(reader.uint32());
continue;
}
case 15: {
if (wireType !== 0)
break;
message.relay_prefixlen = reader.uint32();
continue;
}
case 16: {
if (wireType === 2) {
if (!(message.relay_prefix && message.relay_prefix.length))
message.relay_prefix = [];
reader.uint32s(message.relay_prefix);
continue;
}
if (wireType !== 0)
break;
if (!(message.relay_prefix && message.relay_prefix.length))
message.relay_prefix = [];
message.relay_prefix.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return sit_entry;
})();
export const SysctlType = $root.SysctlType = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[5] = "CTL_STR"] = 5;
values[valuesById[6] = "CTL_32"] = 6;
return values;
})();
export const sysctl_entry = $root.sysctl_entry = (() => {
const sysctl_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sysctl_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).int32(message.type);
if (message.iarg != null && $Object.hasOwnProperty.call(message, "iarg"))
writer.uint32(16).int32(message.iarg);
if (message.sarg != null && $Object.hasOwnProperty.call(message, "sarg"))
writer.uint32(26).string(message.sarg);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sysctl_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sysctl_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
value = reader.int32();
message.type = value;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.iarg = reader.int32();
continue;
}
case 3: {
if (wireType !== 2)
break;
message.sarg = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
return message;
};
return sysctl_entry;
})();
export const pagemap_head = $root.pagemap_head = (() => {
const pagemap_head = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pagemap_head.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.pages_id);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pagemap_head.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pagemap_head();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pages_id = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pages_id"))
throw $util.ProtocolError("missing required 'pages_id'", { instance: message });
return message;
};
return pagemap_head;
})();
export const pagemap_entry = $root.pagemap_entry = (() => {
const pagemap_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pagemap_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.vaddr);
writer.uint32(16).uint32(message.compat_nr_pages);
if (message.in_parent != null && $Object.hasOwnProperty.call(message, "in_parent"))
writer.uint32(24).bool(message.in_parent);
if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
writer.uint32(32).uint32(message.flags);
if (message.nr_pages != null && $Object.hasOwnProperty.call(message, "nr_pages"))
writer.uint32(40).uint64(message.nr_pages);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pagemap_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pagemap_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.vaddr = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.compat_nr_pages = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.in_parent = reader.bool();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.nr_pages = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "vaddr"))
throw $util.ProtocolError("missing required 'vaddr'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "compat_nr_pages"))
throw $util.ProtocolError("missing required 'compat_nr_pages'", { instance: message });
return message;
};
return pagemap_entry;
})();
export const pidns_entry = $root.pidns_entry = (() => {
const pidns_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pidns_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.ext_key != null && $Object.hasOwnProperty.call(message, "ext_key"))
writer.uint32(10).string(message.ext_key);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pidns_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pidns_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.ext_key = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return pidns_entry;
})();
export const pipe_data_entry = $root.pipe_data_entry = (() => {
const pipe_data_entry = function (properties) {
this.packets = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pipe_data_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.pipe_id);
writer.uint32(16).uint32(message.bytes);
if (message.size != null && $Object.hasOwnProperty.call(message, "size"))
writer.uint32(24).uint32(message.size);
if (message.packets != null && message.packets.length)
for (let i = 0; i < message.packets.length; ++i)
writer.uint32(56008).uint32(message.packets[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pipe_data_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pipe_data_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pipe_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.bytes = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.size = reader.uint32();
continue;
}
case 7001: {
if (wireType === 2) {
if (!(message.packets && message.packets.length))
message.packets = [];
reader.uint32s(message.packets);
continue;
}
if (wireType !== 0)
break;
if (!(message.packets && message.packets.length))
message.packets = [];
message.packets.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pipe_id"))
throw $util.ProtocolError("missing required 'pipe_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "bytes"))
throw $util.ProtocolError("missing required 'bytes'", { instance: message });
return message;
};
return pipe_data_entry;
})();
export const pstree_entry = $root.pstree_entry = (() => {
const pstree_entry = function (properties) {
this.threads = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
pstree_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.pid);
writer.uint32(16).uint32(message.ppid);
writer.uint32(24).uint32(message.pgid);
writer.uint32(32).uint32(message.sid);
if (message.threads != null && message.threads.length)
for (let i = 0; i < message.threads.length; ++i)
writer.uint32(40).uint32(message.threads[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
pstree_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.pstree_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pid = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.ppid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.pgid = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.sid = reader.uint32();
continue;
}
case 5: {
if (wireType === 2) {
if (!(message.threads && message.threads.length))
message.threads = [];
reader.uint32s(message.threads);
continue;
}
if (wireType !== 0)
break;
if (!(message.threads && message.threads.length))
message.threads = [];
message.threads.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "ppid"))
throw $util.ProtocolError("missing required 'ppid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pgid"))
throw $util.ProtocolError("missing required 'pgid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "sid"))
throw $util.ProtocolError("missing required 'sid'", { instance: message });
return message;
};
return pstree_entry;
})();
export const remap_type = $root.remap_type = (() => {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "LINKED"] = 0;
values[valuesById[1] = "GHOST"] = 1;
values[valuesById[2] = "PROCFS"] = 2;
return values;
})();
export const remap_file_path_entry = $root.remap_file_path_entry = (() => {
const remap_file_path_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
remap_file_path_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.orig_id);
writer.uint32(16).uint32(message.remap_id);
if (message.remap_type != null && $Object.hasOwnProperty.call(message, "remap_type"))
writer.uint32(24).int32(message.remap_type);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
remap_file_path_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.remap_file_path_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.orig_id = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.remap_id = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
value = reader.int32();
message.remap_type = value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "orig_id"))
throw $util.ProtocolError("missing required 'orig_id'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "remap_id"))
throw $util.ProtocolError("missing required 'remap_id'", { instance: message });
return message;
};
return remap_file_path_entry;
})();
export const seccomp_filter = $root.seccomp_filter = (() => {
const seccomp_filter = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
seccomp_filter.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).bytes(message.filter);
if (message.prev != null && $Object.hasOwnProperty.call(message, "prev"))
writer.uint32(16).uint32(message.prev);
if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
writer.uint32(24).uint32(message.flags);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
seccomp_filter.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.seccomp_filter();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.filter = reader.bytes();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.prev = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.flags = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "filter"))
throw $util.ProtocolError("missing required 'filter'", { instance: message });
return message;
};
return seccomp_filter;
})();
export const seccomp_entry = $root.seccomp_entry = (() => {
const seccomp_entry = function (properties) {
this.seccomp_filters = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
seccomp_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.seccomp_filters != null && message.seccomp_filters.length)
for (let i = 0; i < message.seccomp_filters.length; ++i)
$root.seccomp_filter.encode(message.seccomp_filters[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
seccomp_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.seccomp_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.seccomp_filters && message.seccomp_filters.length))
message.seccomp_filters = [];
message.seccomp_filters.push($root.seccomp_filter.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return seccomp_entry;
})();
export const scm_entry = $root.scm_entry = (() => {
const scm_entry = function (properties) {
this.rights = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
scm_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.type);
if (message.rights != null && message.rights.length)
for (let i = 0; i < message.rights.length; ++i)
writer.uint32(16).uint32(message.rights[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
scm_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.scm_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.type = reader.uint32();
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.rights && message.rights.length))
message.rights = [];
reader.uint32s(message.rights);
continue;
}
if (wireType !== 0)
break;
if (!(message.rights && message.rights.length))
message.rights = [];
message.rights.push(reader.uint32());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "type"))
throw $util.ProtocolError("missing required 'type'", { instance: message });
return message;
};
return scm_entry;
})();
export const sk_sender_entry = $root.sk_sender_entry = (() => {
const sk_sender_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sk_sender_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.pid);
writer.uint32(16).uint32(message.uid);
writer.uint32(24).uint32(message.gid);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sk_sender_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sk_sender_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pid = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.uid = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.gid = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pid"))
throw $util.ProtocolError("missing required 'pid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "uid"))
throw $util.ProtocolError("missing required 'uid'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "gid"))
throw $util.ProtocolError("missing required 'gid'", { instance: message });
return message;
};
return sk_sender_entry;
})();
export const sk_packet_entry = $root.sk_packet_entry = (() => {
const sk_packet_entry = function (properties) {
this.scm = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
sk_packet_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.id_for);
writer.uint32(16).uint32(message.length);
if (message.scm != null && message.scm.length)
for (let i = 0; i < message.scm.length; ++i)
$root.scm_entry.encode(message.scm[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.sender != null && $Object.hasOwnProperty.call(message, "sender"))
$root.sk_sender_entry.encode(message.sender, writer.uint32(56010).fork(), _depth + 1).ldelim();
if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
writer.uint32(56018).bytes(message.address);
if (message.destination != null && $Object.hasOwnProperty.call(message, "destination"))
writer.uint32(56026).bytes(message.destination);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
sk_packet_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.sk_packet_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.id_for = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.length = reader.uint32();
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.scm && message.scm.length))
message.scm = [];
message.scm.push($root.scm_entry.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 7001: {
if (wireType !== 2)
break;
message.sender = $root.sk_sender_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.sender);
continue;
}
case 7002: {
if (wireType !== 2)
break;
message.address = reader.bytes();
continue;
}
case 7003: {
if (wireType !== 2)
break;
message.destination = reader.bytes();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "id_for"))
throw $util.ProtocolError("missing required 'id_for'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "length"))
throw $util.ProtocolError("missing required 'length'", { instance: message });
return message;
};
return sk_packet_entry;
})();
export const dump_stats_entry = $root.dump_stats_entry = (() => {
const dump_stats_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
dump_stats_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.freezing_time);
writer.uint32(16).uint32(message.frozen_time);
writer.uint32(24).uint32(message.memdump_time);
writer.uint32(32).uint32(message.memwrite_time);
writer.uint32(40).uint64(message.pages_scanned);
writer.uint32(48).uint64(message.pages_skipped_parent);
writer.uint32(56).uint64(message.pages_written);
if (message.irmap_resolve != null && $Object.hasOwnProperty.call(message, "irmap_resolve"))
writer.uint32(64).uint32(message.irmap_resolve);
writer.uint32(72).uint64(message.pages_lazy);
if (message.page_pipes != null && $Object.hasOwnProperty.call(message, "page_pipes"))
writer.uint32(80).uint64(message.page_pipes);
if (message.page_pipe_bufs != null && $Object.hasOwnProperty.call(message, "page_pipe_bufs"))
writer.uint32(88).uint64(message.page_pipe_bufs);
if (message.shpages_scanned != null && $Object.hasOwnProperty.call(message, "shpages_scanned"))
writer.uint32(96).uint64(message.shpages_scanned);
if (message.shpages_skipped_parent != null && $Object.hasOwnProperty.call(message, "shpages_skipped_parent"))
writer.uint32(104).uint64(message.shpages_skipped_parent);
if (message.shpages_written != null && $Object.hasOwnProperty.call(message, "shpages_written"))
writer.uint32(112).uint64(message.shpages_written);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
dump_stats_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.dump_stats_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.freezing_time = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.frozen_time = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.memdump_time = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.memwrite_time = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.pages_scanned = reader.uint64();
continue;
}
case 6: {
if (wireType !== 0)
break;
message.pages_skipped_parent = reader.uint64();
continue;
}
case 7: {
if (wireType !== 0)
break;
message.pages_written = reader.uint64();
continue;
}
case 8: {
if (wireType !== 0)
break;
message.irmap_resolve = reader.uint32();
continue;
}
case 9: {
if (wireType !== 0)
break;
message.pages_lazy = reader.uint64();
continue;
}
case 10: {
if (wireType !== 0)
break;
message.page_pipes = reader.uint64();
continue;
}
case 11: {
if (wireType !== 0)
break;
message.page_pipe_bufs = reader.uint64();
continue;
}
case 12: {
if (wireType !== 0)
break;
message.shpages_scanned = reader.uint64();
continue;
}
case 13: {
if (wireType !== 0)
break;
message.shpages_skipped_parent = reader.uint64();
continue;
}
case 14: {
if (wireType !== 0)
break;
message.shpages_written = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "freezing_time"))
throw $util.ProtocolError("missing required 'freezing_time'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "frozen_time"))
throw $util.ProtocolError("missing required 'frozen_time'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "memdump_time"))
throw $util.ProtocolError("missing required 'memdump_time'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "memwrite_time"))
throw $util.ProtocolError("missing required 'memwrite_time'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pages_scanned"))
throw $util.ProtocolError("missing required 'pages_scanned'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pages_skipped_parent"))
throw $util.ProtocolError("missing required 'pages_skipped_parent'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pages_written"))
throw $util.ProtocolError("missing required 'pages_written'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pages_lazy"))
throw $util.ProtocolError("missing required 'pages_lazy'", { instance: message });
return message;
};
return dump_stats_entry;
})();
export const restore_stats_entry = $root.restore_stats_entry = (() => {
const restore_stats_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
restore_stats_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.pages_compared);
writer.uint32(16).uint64(message.pages_skipped_cow);
writer.uint32(24).uint32(message.forking_time);
writer.uint32(32).uint32(message.restore_time);
if (message.pages_restored != null && $Object.hasOwnProperty.call(message, "pages_restored"))
writer.uint32(40).uint64(message.pages_restored);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
restore_stats_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.restore_stats_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.pages_compared = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.pages_skipped_cow = reader.uint64();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.forking_time = reader.uint32();
continue;
}
case 4: {
if (wireType !== 0)
break;
message.restore_time = reader.uint32();
continue;
}
case 5: {
if (wireType !== 0)
break;
message.pages_restored = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "pages_compared"))
throw $util.ProtocolError("missing required 'pages_compared'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "pages_skipped_cow"))
throw $util.ProtocolError("missing required 'pages_skipped_cow'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "forking_time"))
throw $util.ProtocolError("missing required 'forking_time'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "restore_time"))
throw $util.ProtocolError("missing required 'restore_time'", { instance: message });
return message;
};
return restore_stats_entry;
})();
export const stats_entry = $root.stats_entry = (() => {
const stats_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
stats_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.dump != null && $Object.hasOwnProperty.call(message, "dump"))
$root.dump_stats_entry.encode(message.dump, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.restore != null && $Object.hasOwnProperty.call(message, "restore"))
$root.restore_stats_entry.encode(message.restore, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
stats_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.stats_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.dump = $root.dump_stats_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.dump);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.restore = $root.restore_stats_entry.decode(reader, reader.size(), $undefined, _depth + 1, message.restore);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return stats_entry;
})();
export const timespec = $root.timespec = (() => {
const timespec = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
timespec.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint64(message.tv_sec);
writer.uint32(16).uint64(message.tv_nsec);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
timespec.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.timespec();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.tv_sec = reader.uint64();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.tv_nsec = reader.uint64();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "tv_sec"))
throw $util.ProtocolError("missing required 'tv_sec'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "tv_nsec"))
throw $util.ProtocolError("missing required 'tv_nsec'", { instance: message });
return message;
};
return timespec;
})();
export const timens_entry = $root.timens_entry = (() => {
const timens_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
timens_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
$root.timespec.encode(message.monotonic, writer.uint32(10).fork(), _depth + 1).ldelim();
$root.timespec.encode(message.boottime, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
timens_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.timens_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.monotonic = $root.timespec.decode(reader, reader.size(), $undefined, _depth + 1, message.monotonic);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.boottime = $root.timespec.decode(reader, reader.size(), $undefined, _depth + 1, message.boottime);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "monotonic"))
throw $util.ProtocolError("missing required 'monotonic'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "boottime"))
throw $util.ProtocolError("missing required 'boottime'", { instance: message });
return message;
};
return timens_entry;
})();
export const uid_gid_extent = $root.uid_gid_extent = (() => {
const uid_gid_extent = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
uid_gid_extent.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(8).uint32(message.first);
writer.uint32(16).uint32(message.lower_first);
writer.uint32(24).uint32(message.count);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
uid_gid_extent.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.uid_gid_extent();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.first = reader.uint32();
continue;
}
case 2: {
if (wireType !== 0)
break;
message.lower_first = reader.uint32();
continue;
}
case 3: {
if (wireType !== 0)
break;
message.count = reader.uint32();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "first"))
throw $util.ProtocolError("missing required 'first'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "lower_first"))
throw $util.ProtocolError("missing required 'lower_first'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "count"))
throw $util.ProtocolError("missing required 'count'", { instance: message });
return message;
};
return uid_gid_extent;
})();
export const userns_entry = $root.userns_entry = (() => {
const userns_entry = function (properties) {
this.uid_map = [];
this.gid_map = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
userns_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.uid_map != null && message.uid_map.length)
for (let i = 0; i < message.uid_map.length; ++i)
$root.uid_gid_extent.encode(message.uid_map[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.gid_map != null && message.gid_map.length)
for (let i = 0; i < message.gid_map.length; ++i)
$root.uid_gid_extent.encode(message.gid_map[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
userns_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.userns_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.uid_map && message.uid_map.length))
message.uid_map = [];
message.uid_map.push($root.uid_gid_extent.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.gid_map && message.gid_map.length))
message.gid_map = [];
message.gid_map.push($root.uid_gid_extent.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};
return userns_entry;
})();
export const utsns_entry = $root.utsns_entry = (() => {
const utsns_entry = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};
utsns_entry.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
writer.uint32(10).string(message.nodename);
writer.uint32(18).string(message.domainname);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};
utsns_entry.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.utsns_entry();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.nodename = reader.string();
continue;
}
case 2: {
if (wireType !== 2)
break;
message.domainname = reader.string();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
if (!$Object.hasOwnProperty.call(message, "nodename"))
throw $util.ProtocolError("missing required 'nodename'", { instance: message });
if (!$Object.hasOwnProperty.call(message, "domainname"))
throw $util.ProtocolError("missing required 'domainname'", { instance: message });
return message;
};
return utsns_entry;
})();
export {
$root as default
};
