{
 "format": "infusion-planner key ring",
 "format_number": 1,
 "ring_version": 1,
 "previous": "",
 "holders": [
  {
   "id": "8f0be211-2417-4c3d-99f7-3817ce6e118d",
   "name": "Ana Ruiz",
   "kind": "person",
   "public": "P0QX5ogif+3V5PURA8tqJ7JRuoEWLAX0tcQbzDZ1BiA=",
   "keys": {
    "sender": "PStQ8hOgJszHlqEkCLYjA6mGzQ5lkuVHYOKtNBdx2V8=",
    "sealed": "QrJMa6Tm7STsY2qKuAXSPiIn8XWqXnUxHdlngUt4TpbJ+FXtSs6w/H26pDZ6L0wFFkVpg328bzy5sZNx8+MMsfkVEU8eziduT/NabPGfkeNkE7AyYlLfzvpnS0aRXafgMMCVhhRNNUmx6P4m"
   },
   "private": {
    "function": "argon2id",
    "passes": 1,
    "memory_kib": 32,
    "lanes": 1,
    "salt": "tXafoPFIP5WpDZ3y8TDWDw==",
    "sealed": "zwS9k/UK5pUU2oxlK5xOb5zAuwYzgT4+aaCI+KP0OtCc5PTnRmUmyXNGak5/26Wj82iSR3yQgm1vsOOM"
   }
  },
  {
   "id": "c0a1271e-5866-4792-b8aa-f84e58056d8f",
   "name": "Recovery sheet",
   "kind": "recovery",
   "public": "ad1gD5mh3YRTnVfIjoxGCoy8GwwNusAqvcSUL2WsYkQ=",
   "keys": {
    "sender": "Rw5KvZEyURTE+BLghAyzhQaQfJRIHVCOqNoXGwlwVxY=",
    "sealed": "37W5NCQFFX9UsS6uE4SgEjNO3GiojgsOlhOmFhzGTe4a6zCiYjLGTVCMmLhW0q5ZqIr8QagKu32MM11YaCliEtakoqZZI82wOKGJXJc0EpFILCd0FHaXTdJGpXVQO6kELKuefa6olmKL1ObG"
   }
  }
 ],
 "mac": "85ce9f4bf6a3f545fe693699aea6e91154234fc07d18c3ecff66aa69ce0a2017"
}