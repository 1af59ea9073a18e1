<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the documents of a session share: the council, its members, who signs. Not a template by itself.
  data: sessionDate, sessionTime; attendance (name, presence, holder); parameters/councilName, mayorName, mayorTitle
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>

  <!-- "conseil municipal", "conseil communautaire" -->
  <xsl:template name="council">
    <xsl:choose>
      <xsl:when test="/snapshot/data/parameters/councilName"><xsl:value-of select="/snapshot/data/parameters/councilName"/></xsl:when>
      <xsl:when test="/snapshot/member/kind = 'commune'">conseil municipal</xsl:when>
      <xsl:otherwise>conseil</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="session-line">
    <xsl:text>Séance du </xsl:text>
    <xsl:call-template name="date-with-weekday"><xsl:with-param name="iso" select="data/sessionDate"/></xsl:call-template>
    <xsl:if test="data/sessionTime"> à <xsl:call-template name="time"><xsl:with-param name="iso" select="data/sessionTime"/></xsl:call-template></xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="subtitle">
    <xsl:call-template name="session-line"/>
  </xsl:template>

  <xsl:template match="attendance/item | openingAttendance/item" mode="person">
    <xsl:value-of select="name"/>
    <xsl:if test="presence = 'pouvoir' and holder"> (pouvoir à <xsl:value-of select="holder"/>)</xsl:if>
  </xsl:template>

  <!-- The members of a list, each kind of presence on its line. -->
  <xsl:template name="members">
    <xsl:param name="list"/>
    <xsl:param name="in-office"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">46mm</xsl:with-param>
      <xsl:with-param name="text">
        <xsl:call-template name="fact">
          <xsl:with-param name="name">Membres en exercice</xsl:with-param>
          <xsl:with-param name="value" select="$in-office"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="label">Présents</xsl:with-param>
          <xsl:with-param name="people" select="$list/item[presence = 'present']"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="label">Représentés</xsl:with-param>
          <xsl:with-param name="people" select="$list/item[presence = 'pouvoir']"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="label">Excusés</xsl:with-param>
          <xsl:with-param name="people" select="$list/item[presence = 'excuse']"/>
        </xsl:call-template>
        <xsl:call-template name="names">
          <xsl:with-param name="label">Absents</xsl:with-param>
          <xsl:with-param name="people" select="$list/item[presence = 'absent']"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="mayor-title">
    <xsl:choose>
      <xsl:when test="data/parameters/mayorTitle"><xsl:value-of select="data/parameters/mayorTitle"/></xsl:when>
      <xsl:when test="member/signatoryTitle"><xsl:value-of select="member/signatoryTitle"/></xsl:when>
      <xsl:otherwise>Le maire ou le président</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="mayor-name">
    <xsl:choose>
      <xsl:when test="data/parameters/mayorName"><xsl:value-of select="data/parameters/mayorName"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="member/signatoryName"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="mayor-signs">
    <fo:block margin-left="80mm" space-before="10mm"><xsl:call-template name="place-and-date"/></fo:block>
    <xsl:call-template name="signature">
      <xsl:with-param name="title"><xsl:call-template name="mayor-title"/></xsl:with-param>
      <xsl:with-param name="name"><xsl:call-template name="mayor-name"/></xsl:with-param>
      <xsl:with-param name="delegation" select="member/signatoryDelegation"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Maire and secretary both sign (CGCT L2121-15, L2121-23). -->
  <xsl:template name="both-sign">
    <xsl:param name="secretary" select="data/secretaryName"/>
    <xsl:call-template name="signatures">
      <xsl:with-param name="left-title">Le secrétaire de séance</xsl:with-param>
      <xsl:with-param name="left-name" select="$secretary"/>
      <xsl:with-param name="right-title"><xsl:call-template name="mayor-title"/></xsl:with-param>
      <xsl:with-param name="right-name"><xsl:call-template name="mayor-name"/></xsl:with-param>
      <xsl:with-param name="right-delegation" select="member/signatoryDelegation"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
