{
 "format": "infusion-planner key ring",
 "format_number": 1,
 "ring_version": 2,
 "previous": "8ff42142c443b320f10b695481d2f7380beeb288b6b4218c1cfbf66b69de51c0",
 "holders": [
  {
   "id": "20ed990d-0bb7-4d3d-be36-ca60f452a187",
   "name": "Ana Ruíz",
   "kind": "person",
   "public": "/+2Ll2surjV/fYtDYZGBswbSArieXLw53hCus3b8gis=",
   "keys": {
    "sender": "dChHlsgE8eF6b8I2qFrbV/DzDiXKTSx9VXtTDqMmyyw=",
    "sealed": "PqG0jeDqqnNCDifri1fVmDJ+wW/EUYo6Sk/IzretOH34XoecGFqqu7d3eJGKmQZePP/TfnesbO9Z8616F2VJkdEfDiNpz+Cm6SBsP8T4+zlo6Bc6vB9U+BvCz7aTAmosic4Luyp/vkn5078j"
   },
   "private": {
    "function": "argon2id",
    "passes": 1,
    "memory_kib": 32,
    "lanes": 1,
    "salt": "ttkxAeb8l51q6FmQWiuyng==",
    "sealed": "eF+WyJa1jg0vzrbtTlHsnas6/XB3YFSn5oapDoQnP7BjutlURJUUwO2UrUZnqg6F7V+1Rx1ZeiWeB5c7"
   }
  },
  {
   "id": "8553dc6f-8717-42d7-a9b5-83fd3fab6a80",
   "name": "Recovery sheet",
   "kind": "recovery",
   "public": "RjvtInTpn8JAj1NikkLX3JYwGkvSiw+9UBQ0xhrcsFo=",
   "keys": {
    "sender": "zlYrmIe2CTA+8dlR2MDXABav04p4a4Ik/tcavCPpjyY=",
    "sealed": "W2NPOQCjpjIkKoFNXy81iClbIx5pJnge9Uj2bkEsU/JW8GBEb7yQ9b4/QZI2X3iWOGXkx8nVAmIZ/t+vHE5b2NOqCOq2aNA/lAG2Q62JiUbGs0AjHSP/HnVeTZdAEjy/4lCagbH32f1XFdU7"
   }
  },
  {
   "id": "bdca5f38-878f-4099-b69b-3599974e9809",
   "name": "bob Adams",
   "kind": "person",
   "public": "v6xN6i454DyWvutdED+LWB50QNMAFvkPHUXHtWanPEI=",
   "keys": {
    "sender": "GkbCaiHJ2xS4XUfYgEnHD2HMlPzImrHLfp9WteulOiY=",
    "sealed": "5vY5rHPwVuAV0xLrdpAi2hCEZp7pdL4NFOH9L/ue4vrBHK4VlO9SWop/IglqNzOXh2fpLD5ZhIbNZNT60S96vXUBzh9ncqVuaTwoTiT7eDg38rrIc918kCQqHxyLJOkz1I1Ux+/aEQQpz5Qw"
   },
   "private": {
    "function": "argon2id",
    "passes": 1,
    "memory_kib": 32,
    "lanes": 1,
    "salt": "Ts2UwQRgc25hXcxVDHH+kQ==",
    "sealed": "wdC4qK3wq8SKGvEXFOKsXwnNM5RAWSzFuo8kHgM06gfE96EBj6AEVl5wtDaEx4Fyc33dinX/B9zB/ZVA"
   }
  }
 ],
 "mac": "99931c0977f140240ef887bf1c1f0389815d0b95cc2005b067eb995bc8e594cd"
}