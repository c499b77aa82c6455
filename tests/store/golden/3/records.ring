{
 "format": "infusion-planner key ring",
 "format_number": 2,
 "ring_version": 1,
 "previous": "",
 "holders": [
  {
   "id": "8f0be211-2417-4c3d-99f7-3817ce6e118d",
   "name": "Ana Ruiz",
   "kind": "person",
   "public": "P0QX5ogif+3V5PURA8tqJ7JRuoEWLAX0tcQbzDZ1BiA=",
   "keys": {
    "sender": "dWZfX6mVLd4aAckxrPDF/SDaNuIi1VVAdVxyKOqw0mE=",
    "sealed": "aXM6kkfVj6PFUBgwNIn7LLOplBZNbjRSaoaxMTMuDuUpevNz0j0Jp0pLKxd4PvbFnJ/Pw5Nnk7XF16fB/tFuBcjxUIUIgqZwcgk3sasypL1zKxTV51dgtc32ka0sQXeoCJwrjkgVY2i0+cqH"
   },
   "private": {
    "function": "argon2id",
    "passes": 1,
    "memory_kib": 32,
    "lanes": 1,
    "salt": "tXafoPFIP5WpDZ3y8TDWDw==",
    "sealed": "zwS9k/UK5pUU2oxlK5xOb5zAuwYzgT4+aaCI+KP0OtCc5PTnRmUmyXNGak5/26Wj82iSR3yQgm1vsOOM"
   },
   "one_time": false,
   "confirmed": true,
   "replaces": ""
  },
  {
   "id": "42b24c6b-a4e6-4d24-ac63-6a8ac0a1271e",
   "name": "Recovery sheet",
   "kind": "recovery",
   "public": "PStQ8hOgJszHlqEkCLYjA6mGzQ5lkuVHYOKtNBdx2V8=",
   "keys": {
    "sender": "Rw5KvZEyURTE+BLghAyzhQaQfJRIHVCOqNoXGwlwVxY=",
    "sealed": "37W5NCQFFX9UsS6uCQCvfhsF6IgnV+PmqlQ9R9trVP9LNGJZWAMETjhEOA+2IvtQqmapfb3RKIt15Or+3fPucCCl8Vinh4fkNhNJVVQ+F+vT5JKkjDk714AfI6hJmL/CrgE7yBIfa8e/Bgx0"
   },
   "one_time": false,
   "confirmed": false,
   "replaces": ""
  }
 ],
 "renewing": false,
 "mac": "fa92ba5d4f6618d5840c957c67c2193c67d608344d7f3be802c930cfd169a982"
}